import type { Translate } from "~/text/words";

/** What is known here of whoever did something. */
export interface Doer {
  /** Null where their account was erased, or nobody here knows them. */
  name: string | null;
  /** The network whose leader they are, of those who do not belong here. */
  network: string | null;
  /** They neither belong nor belonged to this municipality. */
  isOutside: boolean;
}

/** What a network's leaders, or a partner's people, write to a municipality's history. */
const ofNetworks: readonly string[] = [
  "network",
  "network_membership",
  "practice",
  "commitment_comment",
  "submission",
  "review_comment",
];
const ofPartners: readonly string[] = ["proposal", "proposal_message"];

/**
 * Who it was, for those who belong to the municipality: a name, that of a network's leader with the network, "a former member" of one who
 * has erased their account; of others no more than where they stand, which the kind of record (`about`) tells.
 */
export function doerInWords({ name, network, isOutside }: Doer, about: string | null, t: Translate): string {
  if (name !== null) return network === null ? name : t("history.ofNetwork", { who: name, network });
  if (!isOutside) return t("history.formerMember");
  if (about !== null && ofNetworks.includes(about)) return t("history.by.network");
  return t(about !== null && ofPartners.includes(about) ? "history.by.partner" : "history.by.outsider");
}
