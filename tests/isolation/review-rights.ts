import type { Rights, RightsOf, Way } from "./shared-rights";

// What the doors may do with the records of reviews: a network's rounds, and its members' parts in them.

const ofMunicipality = ({ municipality }: Way) => `t.municipality_id = '${municipality}'`;
const ofNetwork = ({ network }: Way) => `t.network_id = '${network}'`;

const askedTo = ({ municipality }: Way, column: string) =>
  `t.${column} IN (SELECT review_id FROM submission WHERE municipality_id = '${municipality}')`;
const ofPlanned = (way: Way) =>
  `${ofNetwork(way)} AND t.review_id IN (SELECT id FROM review WHERE state = 'planned' AND network_id = '${way.network}')`;

/** Submissions of the network's rounds in these states. */
const ofRounds = ({ network }: Way, states: string) =>
  `t.submission_id IN (SELECT s.id FROM submission s JOIN review r ON r.id = s.review_id WHERE s.network_id = '${network}' AND r.state IN (${states}))`;
const everyState = "'planned', 'open', 'reviewing', 'closed'";
const inOpenRound =
  "t.submission_id IN (SELECT s.id FROM submission s JOIN review r ON r.id = s.review_id WHERE r.state IN ('open', 'reviewing'))";
/** Members that show the network anything today. */
const showing = ({ network }: Way) => `t.municipality_id IN (
  SELECT g.municipality_id FROM sharing_grant g
    JOIN network_membership m ON m.municipality_id = g.municipality_id AND m.network_id = g.network_id AND m.state = 'joined'
   WHERE g.network_id = '${network}' AND g.level <> 'nothing' AND g.from_on <= tiltak_today())`;
/** Until the round is closed only while the member shows something; afterwards what it showed then stays. */
const submitted = (way: Way) => `${ofRounds(way, everyState)} AND (${ofRounds(way, "'closed'")} OR ${showing(way)})`;

export const ofReviews: Readonly<Record<string, RightsOf>> = {
  review: {
    municipality: (way) => ({ shown: askedTo(way, "id") }),
    network: (way) => ({
      shown: ofNetwork(way),
      changed: `${ofNetwork(way)} AND t.state <> 'closed'`,
      added: `${ofNetwork(way)} AND t.state = 'planned'`,
    }),
    jobs: () => ({ shown: "true" }),
  },
  review_question: {
    municipality: (way) => ({ shown: askedTo(way, "review_id") }),
    network: (way) => ({ shown: ofNetwork(way), removed: ofPlanned(way), added: ofPlanned(way) }),
  },
  submission: {
    municipality: (way) => ({ shown: ofMunicipality(way), changed: ofMunicipality(way) }),
    network: (way) => ({
      shown: ofNetwork(way),
      changed: ofNetwork(way),
      added: `${ofNetwork(way)} AND t.state = 'preparing' AND t.municipality_id IN (
        SELECT municipality_id FROM network_membership WHERE network_id = '${way.network}' AND state = 'joined')`,
    }),
    jobs: () => ({ shown: "true" }),
  },
  submission_revision: {
    municipality: (way) => ({
      shown: ofMunicipality(way),
      added: `${ofMunicipality(way)} AND t.submitted_by = '${way.user}' AND ${inOpenRound}`,
    }),
    // The planted hold nothing of any subject: how much is shared of what they hold is tried in review.server.test.ts.
    network: (way) => ({ shown: submitted(way) }),
  },
  review_comment: {
    municipality: (way) => ({
      shown: ofMunicipality(way),
      added: `${ofMunicipality(way)} AND t.side = 'municipality' AND t.author_id = '${way.user}' AND ${inOpenRound}`,
    }),
    network: (way): Rights => ({
      shown: `${ofRounds(way, everyState)} AND (t.side = 'network' OR ${submitted(way)})`,
      added: `t.side = 'network' AND t.author_id = '${way.user}' AND ${ofRounds(way, "'open', 'reviewing'")}`,
    }),
  },
  review_reminder: {
    municipality: (way) => ({ shown: ofMunicipality(way) }),
    network: (way) => ({ shown: ofRounds(way, everyState) }),
    jobs: () => ({ shown: "true", added: "true" }),
  },
};
