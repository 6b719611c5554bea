// node jsonata.mjs QUERY TICKETS, in the folder where the package is installed. On each line of the input it does one thing:
// "map" writes every mapped ticket; a number maps for so many seconds and writes the seconds that one ticket took.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const jsonata = createRequire(`${process.cwd()}/`)('jsonata');
const query = jsonata(readFileSync(process.argv[2], 'utf8'));
const tickets = readFileSync(process.argv[3], 'utf8').trimEnd().split('\n');
const map = async ticket => JSON.stringify(await query.evaluate(JSON.parse(ticket)));

for await (const task of createInterface({ input: process.stdin })) {
  if (task === 'map') {
    for (const ticket of tickets) console.log(await map(ticket));
    continue;
  }
  const begun = process.hrtime.bigint();
  let [records, seconds] = [0, 0];
  while (seconds < Number(task)) {
    for (const ticket of tickets) await map(ticket);
    records += tickets.length;
    seconds = Number(process.hrtime.bigint() - begun) / 1e9;
  }
  console.log(seconds / records);
}
