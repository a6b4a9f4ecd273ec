// How a row that is held about a user is described, and what several of them have in common (held.ts).

export interface Held {
  /** Where it stands in the file; `invitations.sent` within another. What has the same name stands in one list. */
  as: string;
  table: string;
  /** What gives the rows instead, where the door shows none of the table: a function that knows whose they are. */
  from?: string;
  /** The column that holds the user's id, or with `through` that of their person. */
  by: string;
  through?: "person";
  /** SQL joined to the row, which is `t`. */
  join?: string;
  /** A further condition, where a door shows also what belongs in the file of another. */
  where?: string;
  /** The names in the file, each with its SQL. */
  gives: Record<string, string>;
  order: string;
  /** There is one at most, and it stands by itself. */
  isOne?: true;
  /** Rows that stand in the file already, told once more by themselves. */
  isAgain?: true;
}

export const titleOfProposal = `(SELECT v.content ->> 'title' FROM proposal_revision v
   WHERE v.municipality_id = t.municipality_id AND v.proposal_id = t.proposal_id ORDER BY v.revision DESC LIMIT 1)`;
export const roundOf = `JOIN submission s ON s.municipality_id = t.municipality_id AND s.id = t.submission_id
  JOIN review r ON r.network_id = s.network_id AND r.id = s.review_id`;
export const history = {
  by: "user_id",
  gives: {
    id: "t.id",
    at: "t.at",
    subject: "t.subject",
    subjectId: "t.subject_id",
    entity: "t.entity",
    operation: "t.operation",
    before: "t.before",
    after: "t.after",
  },
  order: "t.id",
};
/** In the history of a place that is not theirs: that they did something and to which record, and nothing of what stands there. */
export const lineElsewhere = (place: "municipality" | "network", table: string): Held => ({
  as: `historyElsewhere.${place === "municipality" ? "municipalities" : "networks"}`,
  table,
  from: "my_lines_elsewhere()",
  by: "user_id",
  where: `t.place = '${place}'`,
  gives: {
    key: "t.key",
    name: "t.name",
    id: "t.id",
    at: "t.at",
    subject: "t.subject",
    subjectId: "t.subject_id",
    entity: "t.entity",
    operation: "t.operation",
    changed: "t.changed",
  },
  order: "t.key, t.id",
});
/** Who began a record that names nobody is known from its history alone. */
export const begun = (as: string, table: "history_event" | "network_history_event", entity: string): Held => ({
  as,
  table,
  by: "user_id",
  where: `t.entity = '${entity}' AND t.operation = 'insert'`,
  gives: { id: "t.entity_id", title: "t.after ->> 'title'", at: "t.at" },
  order: "t.id",
  isAgain: true,
});
export const membership = (kind: string, table: string, place: string): Held => ({
  as: "memberships",
  table,
  by: "user_id",
  join: `JOIN ${place} p ON p.id = t.${place}_id`,
  gives: { in: `'${kind}'`, key: "p.key", name: "p.name", role: "t.role", from: "t.valid_from", to: "t.valid_to" },
  order: "p.key, t.role",
});
export const owned = (table: "recommendation" | "project" | "action", title: string): Held => ({
  as: "owns",
  table,
  by: "owner_id",
  through: "person",
  gives: { kind: `'${table}'`, id: "t.id", title: `t.${title}`, state: "t.state" },
  order: `t.${title}, t.id`,
});
