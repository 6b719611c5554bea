def reference: if . == null then null else {key: tostring} end;
def field($id): first(.custom_fields[] | select(.id == $id)).value;
{
  key: (.id | tostring), type, subject, description: {format: "plain", text: .description},
  status: ({new: "new", open: "open", pending: "pending", hold: "onHold", solved: "resolved", closed: "closed"}[.status]),
  priority: ({urgent: "1", high: "2", normal: "3", low: "4"}[.priority]),
  requester: (.requester_id | reference), submitter: (.submitter_id | reference), assignee: (.assignee_id | reference),
  team: (.group_id | reference), organization: (.organization_id | reference),
  tags: (.tags | sort), createdAt: .created_at, updatedAt: .updated_at, channel: .via.channel,
  custom: {severity: field(360003), order: field(360006)}
}
