import {
  municipalityRoles,
  networkRoles,
  partnerRoles,
  permissions,
  table,
  type Condition,
  type Grant,
  type Permission,
  type Role,
} from "./table";

// The permission table as a page of the documentation. What it says in words stands here; who may do what is read off the table.

const meaning: Record<Permission, string> = {
  "plan.read": "Read the plan: figures, gaps, recommendations, projects, actions, money, proposals, history",
  "figure.read": "Read figures, benchmarks and scores alone; for API tokens",
  "observation.write": "Enter and submit values",
  "observation.verify": "Verify submitted values or return them",
  "target.write": "Set and remove targets",
  "recommendation.write": "Enter and edit recommendations, and name their owner",
  "recommendation.answer": "Answer recommendations and carry them on",
  "project.write": "Create and edit projects, and hand them over",
  "project.transition": "Move a project to another state",
  "effect.write": "Register a project's effects",
  "funding.write": "Keep programmes and a project's funding",
  "action.write": "Create and edit actions and milestones, and hand them over",
  "action.transition": "Start, block, complete and cancel actions",
  "update.write": "Report on actions and projects",
  "challenge.write": "Write, open and close challenges",
  "partner.confirm": "Confirm or refuse a partner that asked the municipality to",
  "submission.write": "Write and submit the municipality’s report to a network’s round",
  "practice.offer": "Offer finished projects as good practice to a network",
  "practice.copy": "Copy good practices of others into the plan",
  "proposal.treat": "Evaluate, return, decide on and convert proposals; write to the partner",
  "proposal.evaluate": "Score a proposal one has been chosen to evaluate",
  "evidence.write": "Add, change and remove evidence of the commitments",
  "commitment.judge": "Confirm or dispute the computed status of a commitment",
  "commitment.freeze": "Keep how the commitments stand today",
  "history.revert": "Take a change back; the change itself needs its own permission too",
  "settings.write": "Change the municipality's settings, units and owners",
  "member.write": "Invite members, change roles, end memberships",
  "publication.write": "Publish the profile and what it shows",
  "sharing.write": "Decide what networks are shown",
  "token.write": "Make and revoke API tokens",
  "support.write": "Open a support session for an operator, and end it",
  "network.read": "Read what members share with the network",
  "network_member.write": "Invite the network's people and end their part in it",
  "review.write": "Hold reviews of members' progress",
  "calendar.write": "Keep the network's calendar, and write its summaries",
  "calendar.follow": "Make a secret link of one's own to the network's calendar",
  "practice.write": "Ask members for good practices",
  "network_challenge.write": "Open challenges for the network",
  "commitment.comment": "Comment on a member's commitments",
  "network_message.write": "Write to members of the network by mail",
  "partner.read": "Read open challenges and the partner's own proposals",
  "proposal.write": "Write and submit proposals",
  "partner_member.write": "Invite the partner's people and end their part in it",
  "municipality.write": "Create municipalities and invite their first administrator",
  "network.write": "Create networks and invite their first leader",
  "partner.write": "Create partners and invite their first administrator",
  "operator.write": "Invite operators, and end their time",
  "catalogue.write": "Keep the shared catalogue of KPIs and programmes",
  "health.read": "See the service's health and how much it is used",
};

const under: Record<Condition, string> = { own: "own", not_own: "others'" };

const houses: readonly { title: string; lead: string; roles: readonly Role[] }[] = [
  {
    title: "In a municipality",
    lead: "Its members, through its own door: they see its rows and no other municipality's. An operator with a live support session is a reader there.",
    roles: municipalityRoles,
  },
  { title: "In a network", lead: "Its members and leaders, who see what municipalities share.", roles: networkRoles },
  {
    title: "With a partner",
    lead: "Its people, who see open challenges and their own proposals.",
    roles: partnerRoles,
  },
  {
    title: "Operating the service",
    lead: "Operators see no plan content; they read a municipality's plan only in a support session that its administrator opened.",
    roles: ["operator"],
  },
];

/** What the table says of a role and a permission, in a word. */
function wordFor(permission: Permission, role: Role): string {
  const grants: readonly Grant[] = table[permission];
  const held = grants.filter((grant) => (typeof grant === "string" ? grant : grant.role) === role);
  if (held.some((grant) => typeof grant === "string")) return "yes";
  return held.map((grant) => (typeof grant === "string" ? "yes" : under[grant.if])).join(", ");
}

/** Rows of text as a Markdown table, its columns padded as Prettier pads them. */
function markdownTable(head: string[], rows: string[][]): string {
  const widths = head.map((title, column) =>
    Math.max(3, ...[title, ...rows.map((row) => row[column] ?? "")].map((cell) => cell.length)),
  );
  const line = (cells: string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}

/** The whole page, in Markdown. */
export function permissionsDocument(): string {
  const sections = houses.map(({ title, lead, roles }) => {
    const here = permissions.filter((permission) => roles.some((role) => wordFor(permission, role) !== ""));
    const head = ["permission", "what it allows", ...roles.map((role) => role.replaceAll("_", " "))];
    const rows = here.map((one) => [`\`${one}\``, meaning[one], ...roles.map((role) => wordFor(one, role))]);
    return `## ${title}\n\n${lead}\n\n${markdownTable(head, rows)}`;
  });
  return `${[
    "# Permissions",
    "<!-- Written by `npm run docs:permissions` from app/domain/access/table.ts: change that, not this. -->",
    [
      "Who may do what. Pages declare the permission they need, commands check it on the row, and buttons hide by it: all three ask one function",
      "(`app/domain/access/can.ts`). Roles do not include one another; one person may hold several, which add up.",
    ].join("\n"),
    [
      "- **yes**: on every row the role sees.",
      "- **own**: on what the person behind the account owns: the action, or the project something hangs on.",
      "- **others'**: on what somebody else entered.",
      "- empty: never. The page answers 403; to somebody who does not belong there at all it answers 404, as if there were no such place.",
    ].join("\n"),
    ...sections,
  ].join("\n\n")}\n`;
}
