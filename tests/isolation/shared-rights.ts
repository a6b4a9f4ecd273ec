// What the doors may do with records that lie between a municipality and a network or a partner, and what a network sees of a municipality's
// own records; doors.test.ts tries it row by row, catalogue.test.ts takes the names.

export type Door =
  "municipality" | "public" | "before_sign_in" | "operator" | "account" | "network" | "partner" | "jobs";

export interface Way {
  door: Door;
  municipality?: string;
  network?: string;
  partner?: string;
  user?: string;
}

/** SQL conditions on `t`: which rows a door shows, and which it lets be changed, removed and added. What is left out is none. */
export type Rights = Partial<Record<"shown" | "changed" | "removed" | "added", string>>;
export const all = (rows: string): Rights => ({ shown: rows, changed: rows, removed: rows, added: rows });

type RightsOf = Partial<Record<Door, (way: Way) => Rights>>;

const ofMunicipality = ({ municipality }: Way) => `t.municipality_id = '${municipality}'`;
const ofNetwork = ({ network }: Way) => `t.network_id = '${network}'`;
const ofPartner = ({ partner }: Way) => `t.partner_id = '${partner}'`;

/**
 * Records between places. Those with a municipality's id carry it and write its history, though others than its own door read or write them;
 * the others are a network's or a partner's.
 */
export const between: Readonly<Record<string, RightsOf>> = {
  network_membership: {
    municipality: (way) => ({ shown: ofMunicipality(way), changed: ofMunicipality(way) }),
    network: (way) => ({
      shown: ofNetwork(way),
      changed: ofNetwork(way),
      added: `${ofNetwork(way)} AND t.state = 'asked'`,
    }),
    jobs: () => ({ shown: "true" }),
  },
  network_partner: { network: (way) => all(ofNetwork(way)), partner: (way) => ({ shown: ofPartner(way) }) },
  network_history_event: { network: (way) => ({ shown: ofNetwork(way) }) },
};

type Subject = "figures" | "plan" | "money" | "updates";

/** Of a municipality's own tables: by which grant of detail a network reads them, and a further condition. */
export const sharedByGrant: Readonly<Record<string, { subject: Subject; level?: "summary"; where?: string }>> = {
  evaluation: { subject: "figures" },
  observation: { subject: "figures", where: "t.review = 'verified'" },
  target: { subject: "figures" },
  standing: { subject: "figures" },
  unit: { subject: "plan" },
  recommendation: { subject: "plan" },
  recommendation_data_point: { subject: "plan" },
  response: { subject: "plan" },
  project: { subject: "plan" },
  project_recommendation: { subject: "plan" },
  project_partner: { subject: "plan" },
  expected_effect: { subject: "plan" },
  observed_effect: { subject: "plan" },
  action: { subject: "plan" },
  milestone: { subject: "plan" },
  progress_update: { subject: "updates" },
  funding_link: { subject: "money" },
  funding_programme: { subject: "money" },
};

/** Which municipalities a network sees this of, as SQL that gives their ids. */
export const sharing = (network: string, subject: Subject, level: "summary" | "detail" = "detail") =>
  `SELECT g.municipality_id FROM sharing_grant g
     JOIN network_membership m ON m.municipality_id = g.municipality_id AND m.network_id = g.network_id AND m.state = 'joined'
    WHERE g.network_id = '${network}' AND g.subject = '${subject}' AND g.from_on <= tiltak_today()
      AND g.level IN (${level === "summary" ? "'summary', " : ""}'detail')`;
