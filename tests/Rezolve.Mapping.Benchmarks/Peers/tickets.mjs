// node tickets.mjs IN OUT: the mapping written by hand, whole blocks at a time.
import { openSync, readSync, writeSync } from 'node:fs';

const status = { new: 'new', open: 'open', pending: 'pending', hold: 'onHold', solved: 'resolved', closed: 'closed' };
const priority = { urgent: '1', high: '2', normal: '3', low: '4' };
const reference = id => id === null ? null : { key: String(id) };
const field = (ticket, id) => ticket.custom_fields.find(one => one.id === id)?.value;

const map = ticket => ({
  key: String(ticket.id), type: ticket.type, subject: ticket.subject, description: { format: 'plain', text: ticket.description },
  status: status[ticket.status], priority: priority[ticket.priority],
  requester: reference(ticket.requester_id), submitter: reference(ticket.submitter_id), assignee: reference(ticket.assignee_id),
  team: reference(ticket.group_id), organization: reference(ticket.organization_id),
  tags: ticket.tags.sort(), createdAt: ticket.created_at, updatedAt: ticket.updated_at, channel: ticket.via.channel,
  custom: { severity: field(ticket, 360003), order: field(ticket, 360006) },
});

const [from, to] = [openSync(process.argv[2], 'r'), openSync(process.argv[3], 'w')];
const block = Buffer.allocUnsafe(1 << 20);
let filled = 0;
for (let read = readSync(from, block, 0, block.length); read > 0; read = readSync(from, block, filled, block.length - filled)) {
  filled += read;
  const end = block.lastIndexOf(10, filled - 1);
  if (end < 0) throw new Error('a line is longer than a block');
  let out = '';
  for (const line of block.toString('utf8', 0, end).split('\n')) out += JSON.stringify(map(JSON.parse(line))) + '\n';
  writeSync(to, out);
  block.copy(block, 0, end + 1, filled);
  filled -= end + 1;
}
