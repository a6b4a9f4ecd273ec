export const municipalityRoles = ["reader", "contributor", "planner", "verifier", "administrator"] as const;
export const networkRoles = ["network_member", "network_leader"] as const;
export const partnerRoles = ["partner_proposer", "partner_administrator"] as const;
export const roles = [...municipalityRoles, ...networkRoles, ...partnerRoles, "operator"] as const;
export type Role = (typeof roles)[number];
export type MunicipalityRole = (typeof municipalityRoles)[number];
export type NetworkRole = (typeof networkRoles)[number];
export type PartnerRole = (typeof partnerRoles)[number];

/**
 * What a role may do only on some rows.
 * own: the row's owner is the person behind the account. not_own: somebody else entered the row.
 */
export type Condition = "own" | "not_own";

/** A role that has the permission, on every row or under a condition. */
export type Grant = Role | { role: Role; if: Condition };

const ownedBy = (role: Role): Grant => ({ role, if: "own" });

/**
 * THE permission table; nothing else decides who may do what. Roles do not include one another: an administrator who is to
 * verify or plan is given that role too. The row a condition looks at: the action; the project for what hangs on a project
 * (funding links, effects); the action or project an update is about.
 */
export const table = {
  /** Everything of the municipality that is not members' and settings' own: figures, gaps, plan, money, history. */
  "plan.read": ["reader", "contributor", "planner", "verifier", "administrator"],
  /** Figures, benchmarks and scores alone: what an API token may be limited to. Pages ask for plan.read. */
  "figure.read": ["reader", "contributor", "planner", "verifier", "administrator"],

  "observation.write": ["planner"],
  "observation.verify": [{ role: "verifier", if: "not_own" }],
  "target.write": ["planner"],

  "recommendation.write": ["planner"],
  "recommendation.answer": ["planner"],

  "project.write": ["planner", ownedBy("contributor")],
  "project.transition": ["planner", ownedBy("contributor")],
  "effect.write": ["planner", ownedBy("contributor")],
  "funding.write": ["planner", ownedBy("contributor")],

  "action.write": ["planner", ownedBy("contributor")],
  "action.transition": ["planner", ownedBy("contributor")],
  "update.write": ["planner", ownedBy("contributor")],

  "challenge.write": ["planner"],
  /** Confirming a partner that asked the municipality to. */
  "partner.confirm": ["planner", "administrator"],
  /** The municipality's report to a network's round: writing it, submitting it, answering questions about it. */
  "submission.write": ["planner"],
  /** Offering a finished project to the members of a network, and taking over what others offer. */
  "practice.offer": ["planner"],
  "practice.copy": ["planner"],
  /** Moving proposals, deciding on them and writing to the partner. */
  "proposal.treat": ["planner"],
  /** Scoring a proposal one has been chosen to evaluate. */
  "proposal.evaluate": ["contributor", "planner", "verifier"],
  "evidence.write": ["planner"],
  /** Confirming or disputing a computed status, in one's own name: those who answer for the plan or for the municipality. */
  "commitment.judge": ["planner", "administrator"],
  "commitment.freeze": ["planner"],

  /** Taking a change back; the command that writes it anew asks for its own permission too. */
  "history.revert": ["planner", ownedBy("contributor")],

  "settings.write": ["administrator"],
  "member.write": ["administrator"],
  "publication.write": ["administrator"],
  "sharing.write": ["administrator"],
  "token.write": ["administrator"],
  "support.write": ["administrator"],

  "network.read": ["network_member", "network_leader"],
  "network_member.write": ["network_leader"],
  "review.write": ["network_leader"],
  "calendar.write": ["network_leader"],
  /** A link of one's own to the calendar, for calendar programs. */
  "calendar.follow": ["network_member", "network_leader"],
  "practice.write": ["network_leader"],
  "network_challenge.write": ["network_leader"],
  "commitment.comment": ["network_leader"],
  "network_message.write": ["network_leader"],

  "partner.read": ["partner_proposer", "partner_administrator"],
  "proposal.write": ["partner_proposer", "partner_administrator"],
  "partner_member.write": ["partner_administrator"],

  "municipality.write": ["operator"],
  "network.write": ["operator"],
  "partner.write": ["operator"],
  "operator.write": ["operator"],
  "catalogue.write": ["operator"],
  "health.read": ["operator"],
} as const satisfies Record<string, readonly Grant[]>;

export type Permission = keyof typeof table;
export const permissions = Object.keys(table) as Permission[];
