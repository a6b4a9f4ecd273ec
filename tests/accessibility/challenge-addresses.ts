import { asOperator, withMunicipality, withNetwork, withPartner } from "../../app/db/door.server";
import type { Address } from "./addresses";

const planner = "planner@alesund.example";
const leader = "leader@excellence.example";
const proposer = "proposer@havbris.example";
const partnersAdministrator = "administrator@havbris.example";
const operator = "operator@tiltak.example";
const network = "/network/excellence";
const waitingKey = "ventende-partner";

interface Known {
  municipality: string;
  network: string;
  partner: string;
  user: (email: string) => string;
}

/** The pages of challenges, partners and rounds of funding. What the demo lacks is made first, once though two look at once. */
export async function challengeAddresses(known: Known): Promise<Address[]> {
  const as = (email: string) => ({ userId: known.user(email) });
  await asOperator(as(operator), (db) =>
    db.partner.createMany({
      data: [{ key: waitingKey, name: "Ventende partner", kind: "company", askedMunicipalityId: known.municipality }],
      skipDuplicates: true,
    }),
  );
  const shared = await asOperator(as(operator), async (db) => {
    const programme = await db.fundingProgramme.findFirstOrThrow({ orderBy: [{ name: "asc" }, { id: "asc" }] });
    await db.fundingRound.createMany({
      data: [{ scope: programme.scope, programmeId: programme.id, closesOn: new Date("2027-03-01") }],
      skipDuplicates: true,
    });
    const round = await db.fundingRound.findFirstOrThrow({ where: { programmeId: programme.id } });
    return { programme: `/operator/programmes/${programme.id}`, round: round.id };
  });
  const own = await withMunicipality(known.municipality, as(planner), async (db) => {
    const open = await db.challenge.findFirstOrThrow({ where: { municipalityId: known.municipality, state: "open" } });
    const draft = await db.challenge.create({
      data: {
        scope: known.municipality,
        municipalityId: known.municipality,
        dataPointId: open.dataPointId,
        areaKey: open.areaKey,
        title: "Et utkast",
        text: "Utkast",
        language: "nb",
        opensAt: new Date(),
        closesAt: new Date(Date.now() + 30 * 86_400_000),
      },
    });
    const project = await db.projectPartner.findFirstOrThrow({ orderBy: { id: "asc" } });
    const programme = await db.fundingProgramme.findFirstOrThrow({
      where: { municipalityId: known.municipality },
      orderBy: { name: "asc" },
    });
    await db.fundingRound.createMany({
      data: [
        {
          scope: programme.scope,
          municipalityId: programme.municipalityId,
          programmeId: programme.id,
          closesOn: new Date("2027-03-01"),
        },
      ],
      skipDuplicates: true,
    });
    const round = await db.fundingRound.findFirstOrThrow({ where: { programmeId: programme.id } });
    const waiting = await db.partner.findFirstOrThrow({ where: { key: waitingKey } });
    return {
      open: open.id,
      draft: draft.id,
      project: project.projectId,
      programme: programme.id,
      round: round.id,
      waiting: waiting.id,
    };
  });
  const joint = await withNetwork(known.network, as(leader), (db) =>
    db.challenge.findFirstOrThrow({ where: { networkId: known.network, state: "draft" }, orderBy: { id: "asc" } }),
  );
  const file = await withPartner(known.partner, as(proposer), async (db) => {
    const draft = await db.proposal.findFirstOrThrow({ where: { state: "draft" }, orderBy: { id: "asc" } });
    return db.proposalAttachment.create({
      data: {
        municipalityId: draft.municipalityId,
        proposalId: draft.id,
        partnerId: known.partner,
        name: "vedlegg.txt",
        mediaType: "text/plain",
        size: 1,
        sha256: "0".repeat(64),
        content: Buffer.from("x"),
      },
      select: { id: true, proposalId: true },
    });
  });
  const of = (user: string | null, ...paths: string[]): Address[] => paths.map((path) => ({ path, user }));
  const rounds = `/alesund/funding/programmes/${own.programme}/rounds`;
  return [
    { path: "/alesund/challenges", user: planner, main: true },
    { path: "/alesund/challenges/new", user: planner, press: true },
    { path: `/alesund/partners/projects/${own.project}`, user: planner },
    ...of(
      planner,
      "/alesund/challenges?state=evaluated",
      `/alesund/challenges/${own.open}`,
      `/alesund/challenges/${own.open}/edit`,
      `/alesund/challenges/${own.open}/closing`,
      `/alesund/challenges/${own.draft}`,
      `/alesund/challenges/${own.draft}/opening`,
      `/alesund/challenges/${own.draft}/removal`,
      "/alesund/partners",
      `/alesund/partners/${own.waiting}/confirmation`,
      `${rounds}/new`,
      `${rounds}/${own.round}`,
      `${rounds}/${own.round}/removal`,
    ),
    { path: `${rounds}/new`, user: planner, press: true },
    ...of(
      leader,
      `${network}/challenges`,
      `${network}/challenges/new`,
      `${network}/challenges/${joint.id}`,
      `${network}/challenges/${joint.id}/edit`,
      `${network}/challenges/${joint.id}/opening`,
      `${network}/challenges/${joint.id}/removal`,
      `${network}/partners`,
      `${network}/partners/${known.partner}/removal`,
    ),
    ...of(
      proposer,
      "/partner/havbris/challenges",
      `/partner/havbris/challenges/${own.open}`,
      `/partner/havbris/proposals/${file.proposalId}/attachments/${file.id}/removal`,
    ),
    ...of(partnersAdministrator, "/partner/havbris/profile"),
    ...of(
      operator,
      `/operator/partners/${waitingKey}`,
      `/operator/partners/${waitingKey}/refusal`,
      "/operator/programmes",
      "/operator/programmes/new",
      shared.programme,
      `${shared.programme}/edit`,
      `${shared.programme}/rounds/new`,
      `${shared.programme}/rounds/${shared.round}`,
      `${shared.programme}/rounds/${shared.round}/removal`,
    ),
    { path: `${shared.programme}/rounds/new`, user: operator, press: true },
    { path: "/operator/programmes/new", user: operator, press: true },
    ...of(null, "/registration", "/open/challenges", `/open/challenges/${own.open}`),
    { path: "/registration", user: null, press: true },
  ];
}
