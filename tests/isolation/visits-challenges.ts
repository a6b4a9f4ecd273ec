import type { Planted } from "./planted";
import { waitingPartnerKey } from "./planted-challenges";
import type { Visit } from "./visits";

const form = ({ challenges: { dataPoint, opensOn, closesOn }, area }: Planted) => ({
  dataPoint,
  areaKey: area,
  title: "New",
  text: "New",
  language: "nb",
  opensOn,
  closesOn,
  visibility: "public",
  "criteria[0].name": "Effect",
  "criteria[0].weight": "50",
});

/** How the pages of challenges and partners are visited. */
export const challengeVisits: Record<string, Visit> = {
  "$municipality.challenges_.new": { does: "none", body: form },
  "$municipality.challenges_.$challengeId": { params: ({ challenges }) => ({ challengeId: challenges.open }) },
  "$municipality.challenges_.$challengeId_.edit": {
    params: ({ challenges }) => ({ challengeId: challenges.draft }),
    does: "none",
    body: (planted) => ({ ...form(planted), version: "1" }),
  },
  "$municipality.challenges_.$challengeId_.$move": {
    params: ({ challenges }) => ({ challengeId: challenges.draft, move: "opening" }),
    does: "none",
    body: () => ({}),
  },
  "$municipality.challenges_.$challengeId_.removal": {
    params: ({ challenges }) => ({ challengeId: challenges.draft }),
    does: "none",
    body: () => ({}),
  },
  "network.$network.challenges_.new": {
    does: "none",
    body: (planted) => ({ ...form(planted), municipalities: planted.alesund }),
  },
  "network.$network.challenges_.$challengeId": {
    params: ({ challenges }) => ({ challengeId: challenges.networkOpen }),
  },
  "network.$network.challenges_.$challengeId_.edit": {
    params: ({ challenges }) => ({ challengeId: challenges.networkDraft }),
    does: "none",
    body: (planted) => ({ ...form(planted), municipalities: planted.alesund, version: "1" }),
  },
  "network.$network.challenges_.$challengeId_.$move": {
    params: ({ challenges }) => ({ challengeId: challenges.networkDraft, move: "opening" }),
    does: "none",
    body: () => ({}),
  },
  "network.$network.challenges_.$challengeId_.removal": {
    params: ({ challenges }) => ({ challengeId: challenges.networkDraft }),
    does: "none",
    body: () => ({}),
  },
  "network.$network.partners": {
    does: "none",
    body: ({ challenges }) => ({ partner: challenges.networkPartner }),
    leavesNothing: "the network works with it already",
  },
  "network.$network.partners_.$partnerId_.removal": {
    params: ({ challenges }) => ({ partnerId: challenges.networkPartner }),
    does: "none",
    body: () => ({}),
  },
  "partner.$partner.challenges_.$challengeId": { params: ({ challenges }) => ({ challengeId: challenges.open }) },
  "partner.$partner.profile": { does: "none", body: ({ area }) => ({ interests: area, version: "1" }) },
  "open_.challenges_.$challengeId": { params: ({ challenges }) => ({ challengeId: challenges.open }) },
  registration: {
    body: () => ({
      name: "New",
      kind: "company",
      organisationNumber: "974760673",
      firstName: "New",
      firstEmail: "new@nowhere.example",
    }),
    fine: { action: 200 },
  },
  "$municipality.partners_.$partnerId_.$verdict": {
    params: ({ challenges }) => ({ partnerId: challenges.waitingPartner, verdict: "confirmation" }),
    does: "none",
    body: () => ({}),
  },
  "operator.partners_.$key_.$verdict": {
    params: () => ({ key: waitingPartnerKey, verdict: "refusal" }),
    does: "none",
    body: () => ({}),
  },
  "$municipality.partners_.projects.$projectId": {
    params: (planted, whose) => ({ projectId: planted[whose].project }),
    does: "owned",
    body: ({ challenges }, whose) => ({
      "partners[0].id": challenges.projectPartner[whose],
      "partners[0].partner": challenges.networkPartner,
    }),
  },
};
