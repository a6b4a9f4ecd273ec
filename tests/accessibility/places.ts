import { randomUUID } from "node:crypto";
import {
  asOperator,
  beforeSignIn,
  withAccount,
  withMunicipality,
  withNetwork,
  withPartner,
  type Db,
} from "../../app/db/door.server";
import { newToken } from "../../app/domain/session/token.server";
import { plantedId } from "../../prisma/seed/identity";
import { onTheServersDatabase } from "../support/sign-in";
import type { Address } from "./addresses";
import { challengeAddresses } from "./challenge-addresses";
import { networkListAddresses } from "./network-lists";

const operator = "operator@tiltak.example";
const leader = "leader@excellence.example";
const fellow = "member@excellence.example";
const partnersAdministrator = "administrator@havbris.example";
const proposer = "proposer@havbris.example";
const administrator = "administrator@alesund.example";
const planner = "planner@alesund.example";

/** An invitation that waits, but for the place it leads to. */
const waiting = (invitedById: string, roles: string[]) => ({
  invitedById,
  email: `${randomUUID()}@nye.example`,
  name: "Nina Nykomen",
  roles,
  tokenHash: newToken().hash,
  expiresAt: new Date(Date.now() + 86_400_000),
});

/** A summary of the network, made once though two workers look at once. */
async function aSummary(db: Db, networkId: string): Promise<string> {
  const period = "1999-01";
  await db.networkSummary.createMany({
    data: [
      {
        networkId,
        period,
        words: {
          nb: { subject: "Nytt", text: "Hei!" },
          nn: { subject: "Nytt", text: "Hei!" },
          en: { subject: "News", text: "Hi!" },
        },
      },
    ],
    skipDuplicates: true,
  });
  return (await db.networkSummary.findFirstOrThrow({ where: { period }, select: { id: true } })).id;
}

/** The pages of the operator, networks, partners, support, tokens and identities. What they show is made first. */
export const placeAddresses = (): Promise<Address[]> =>
  onTheServersDatabase(async () => {
    const known = await beforeSignIn(async (db) => {
      const users = await db.user.findMany({ select: { id: true, email: true } });
      return {
        user: (email: string) => {
          const id = users.find((one) => one.email === email)?.id;
          if (id === undefined) throw new Error(`the demo has no ${email}`);
          return id;
        },
        municipality: (await db.municipality.findUniqueOrThrow({ where: { key: "alesund" } })).id,
        network: (await db.network.findUniqueOrThrow({ where: { key: "excellence" } })).id,
        leakage: (await db.dataPoint.findFirstOrThrow({ where: { kpi: { slug: "ec-i-ws-3c" } } })).id,
        partner: (await db.partner.findUniqueOrThrow({ where: { key: "havbris" } })).id,
      };
    });
    const as = (email: string) => ({ userId: known.user(email) });
    const select = { id: true };

    const toOperator = await asOperator(as(operator), (db) =>
      db.invitation.create({ data: { ...waiting(known.user(operator), ["operator"]), toOperator: true }, select }),
    );
    const toNetwork = await withNetwork(known.network, as(leader), (db) =>
      db.invitation.create({
        data: { ...waiting(known.user(leader), ["network_member"]), networkId: known.network },
        select,
      }),
    );
    const toPartner = await withPartner(known.partner, as(partnersAdministrator), (db) =>
      db.invitation.create({
        data: { ...waiting(known.user(partnersAdministrator), ["partner_proposer"]), partnerId: known.partner },
        select,
      }),
    );
    const office = await withNetwork(known.network, as(leader), async (db) => ({
      practice: (await db.practice.findFirstOrThrow({ where: { state: "offered" }, select })).id,
      asked: (await db.practice.findFirstOrThrow({ where: { state: "asked" }, select })).id,
      summary: await aSummary(db, known.network),
      entry: (await db.calendarEntry.findFirstOrThrow({ where: { kind: "meeting" }, select })).id,
    }));
    const here = await withMunicipality(known.municipality, as(administrator), async (db) => {
      const createdById = known.user(administrator);
      const token = await db.apiToken.create({
        data: {
          name: "Styringsverktøyet",
          scopes: ["plan.read"],
          tokenHash: newToken().hash,
          createdById,
          expiresAt: new Date(Date.now() + 30 * 86_400_000),
        },
        select,
      });
      const support = await db.supportSession.create({
        data: {
          operatorId: known.user(operator),
          openedById: createdById,
          reason: "Tallene fra 2024 vises ikke",
          endsAt: new Date(Date.now() + 3_600_000),
        },
        select,
      });
      const { id: unitId, name } = await db.unit.findFirstOrThrow({ orderBy: { name: "asc" } });
      await db.unit.updateMany({ where: { id: unitId }, data: { name: `${name} og drift` } });
      const change = await db.historyEvent.findFirstOrThrow({
        where: { subject: "unit", subjectId: unitId, operation: "update" },
        orderBy: { id: "desc" },
      });
      return { token: token.id, support: support.id, change: String(change.id) };
    });
    const rounds = await withNetwork(known.network, as(leader), async (db) => {
      const planned = await db.review.create({
        data: {
          networkId: known.network,
          title: "Vinterrunden",
          language: "nb",
          periodFrom: new Date("2026-01-01"),
          periodTo: new Date("2026-06-30"),
          opensOn: new Date("2026-07-01"),
          dueOn: new Date("2099-01-01"),
        },
        select,
      });
      const open = await db.review.findFirstOrThrow({ where: { state: "open", isExample: true }, select });
      const parts = await db.submission.findMany({
        where: { reviewId: open.id },
        select: { id: true, state: true, municipalityId: true },
      });
      const part = (state: string) => parts.find((one) => one.state === state)?.id ?? "";
      return {
        planned: `/network/excellence/reviews/${planned.id}`,
        open: `/network/excellence/reviews/${open.id}`,
        submitted: part("submitted"),
        own: parts.find(({ municipalityId }) => municipalityId === known.municipality)?.id ?? "",
      };
    });
    const identity = { issuer: "https://provider.example", subject: randomUUID() };
    await withAccount(as(planner), (db) =>
      db.identity.createMany({ data: [{ ...identity, userId: known.user(planner) }] }),
    );

    const of = (user: string, ...paths: string[]): Address[] => paths.map((path) => ({ path, user }));
    const settings = "/alesund/settings";
    return [
      ...of(
        operator,
        "/operator",
        "/operator/municipalities",
        "/operator/municipalities/alesund",
        "/operator/municipalities/new",
        "/operator/networks",
        "/operator/networks/excellence",
        "/operator/networks/new",
        "/operator/partners",
        "/operator/partners/havbris",
        "/operator/partners/new",
        "/operator/operators",
        `/operator/operators/${known.user(operator)}/end`,
        `/operator/invitations/${toOperator.id}/resend`,
      ),
      { path: "/operator", user: operator, main: true },
      { path: "/operator/municipalities/new", user: operator, press: true },
      { path: "/operator/partners/new", user: operator, press: true },
      // Lets the operator read along: everyone in Ålesund is told on every page.
      ...of(operator, "/alesund"),
      ...of(
        leader,
        "/network/excellence",
        "/network/excellence?by=dimension&sort=-whole",
        "/network/excellence?by=goal&sort=6",
        "/network/excellence?view=list",
        "/network/excellence/municipalities/rana?category=economy.transport",
        "/network/excellence/municipalities/trondheim",
        "/network/excellence/shared-gaps",
        "/network/excellence/shared-gaps?least=400",
        `/network/excellence/shared-gaps/${known.leakage}`,
        `/network/excellence/messages?dataPoint=${known.leakage}&to=rana`,
        "/network/excellence/members",
        `/network/excellence/members/${known.user(fellow)}`,
        `/network/excellence/invitations/${toNetwork.id}/revoke`,
        "/network/excellence/members?state=declined&kind=company",
        "/network/excellence/members/municipalities/new",
        "/network/excellence/members/municipalities/alesund",
        "/network/excellence/members/municipalities/alesund/leave",
        "/network/excellence/history",
      ),
      { path: "/network/excellence/members/municipalities/new", user: leader, press: true },
      { path: "/network/excellence/members", user: leader, press: true },
      ...(await challengeAddresses(known)),
      ...(await networkListAddresses(known.municipality, { email: leader, id: known.user(leader) })),
      { path: "/network/excellence/calendar", user: leader, main: true },
      { path: "/network/excellence/calendar/new", user: leader, press: true },
      ...of(
        leader,
        "/network/excellence/calendar?when=past",
        "/network/excellence/calendar?kind=round",
        "/network/excellence/calendar/new",
        `/network/excellence/calendar/${office.entry}`,
        `/network/excellence/calendar/${office.entry}/removal`,
        "/network/excellence/calendar/feed",
        "/network/excellence/summaries",
        `/network/excellence/summaries/${office.summary}`,
        `/network/excellence/summaries/${office.summary}/sending`,
        `/network/excellence/practices/${office.practice}`,
        `/network/excellence/practices/${office.asked}`,
        "/network/excellence/practices/new",
        "/network/excellence/practices?area=nothing",
      ),
      ...of(
        leader,
        "/network/excellence/commitments",
        "/network/excellence/commitments?sort=plans&dir=desc&over=plans",
        "/network/excellence/commitments/alesund",
        "/network/excellence/commitments/trondheim",
      ),
      { path: "/network/excellence/commitments/alesund", user: leader, press: true },
      ...of(
        leader,
        "/network/excellence/reviews",
        "/network/excellence/reviews/new",
        rounds.planned,
        `${rounds.planned}/edit`,
        `${rounds.open}/edit`,
        `${rounds.open}/state`,
        `${rounds.open}/comparison`,
        `${rounds.open}/submissions/${rounds.own}`,
        `${rounds.open}/submissions/${rounds.submitted}/questions`,
        `${rounds.open}/submissions/${rounds.submitted}/acceptance`,
      ),
      { path: rounds.open, user: leader, main: true },
      { path: "/network/excellence/reviews/new", user: leader, press: true },
      ...of(
        planner,
        "/alesund/reports",
        `/alesund/reports/${rounds.own}/submission`,
        `/alesund/reports/${rounds.own}/comments`,
        `/alesund/reports/${rounds.own}/comparison`,
      ),
      { path: `/alesund/reports/${rounds.own}`, user: planner, main: true },
      { path: "/network/excellence/practices", user: leader, main: true },
      { path: "/network/excellence/practices/new", user: leader, press: true },
      ...of(
        planner,
        "/alesund/practices",
        `/alesund/practices/${office.practice}`,
        `/alesund/practices/${office.practice}/edit`,
        `/alesund/practices/${office.practice}/state`,
      ),
      { path: `/alesund/practices/${office.practice}/edit`, user: planner, press: true },
      ...of(
        "planner@baerum.example",
        "/baerum/practices",
        `/baerum/practices/${office.practice}`,
        `/baerum/practices/${office.practice}/copy`,
      ),
      { path: `/baerum/practices/${office.practice}/copy`, user: "planner@baerum.example", press: true },
      { path: "/network/excellence", user: leader, main: true },
      { path: "/network/excellence/messages", user: leader, press: true },
      ...of(administrator, "/alesund/networks"),
      ...of(fellow, "/network/excellence", "/account/erasure"),
      { path: "/account/erasure", user: fellow, press: true },
      ...of(
        partnersAdministrator,
        "/partner/havbris",
        "/partner/havbris/members",
        `/partner/havbris/members/${known.user(proposer)}`,
        `/partner/havbris/invitations/${toPartner.id}/resend`,
      ),
      ...of(
        administrator,
        `${settings}/sharing`,
        `${settings}/sharing/excellence`,
        `${settings}/sharing/excellence/leave`,
        `${settings}/sharing/excellence/preview?figures=summary&plan=detail&money=nothing&updates=detail`,
        `${settings}/support`,
        `${settings}/support/${here.support}/end`,
        `${settings}/tokens/${here.token}/revocation`,
        `/alesund/history/take-back/settings/${here.change}`,
      ),
      { path: `${settings}/support`, user: administrator, press: true },
      ...proposalAddresses(),
      ...of(planner, `/account/sign-in/removal?${new URLSearchParams(identity).toString()}`),
    ];
  });

/** Proposals of the demo, on both sides. */
function proposalAddresses(): Address[] {
  const id = (key: string) => plantedId("demo proposal", key);
  const of = (user: string, base: string, ...paths: string[]): Address[] =>
    paths.map((path) => ({ path: `${base}${path}`, user }));
  const lanes = id("bus-lanes");
  const tickets = id("tickets");
  const ferry = id("ferry");
  return [
    { path: "/alesund/proposals", user: planner, main: true },
    { path: `/alesund/proposals/${lanes}`, user: planner, main: true },
    { path: `/partner/havbris/proposals/${tickets}`, user: proposer, main: true },
    { path: `/partner/havbris/proposals/${ferry}/edit?check=1`, user: proposer, main: true },
    ...of(
      planner,
      "/alesund/proposals",
      "?attention=over",
      `/bulk?move=decline&chosen=${lanes}`,
      "/bulk",
      `/${lanes}/evaluators`,
      `/${lanes}/interest`,
      `/${lanes}/scores`,
      `/${lanes}/return`,
      `/${lanes}/decision`,
      `/${lanes}/message`,
      `/${id("counting")}/evaluation`,
    ),
    ...of("planner@baerum.example", "/baerum/proposals", `/${id("sensors")}`, `/${id("sensors")}/conversion`),
    ...of(
      proposer,
      "/partner/havbris/proposals",
      "",
      "/new",
      `/${ferry}`,
      `/${ferry}/attachments`,
      `/${ferry}/removal`,
      `/${tickets}/submission`,
      `/${tickets}/withdrawal`,
      `/${tickets}/message`,
    ),
    { path: `/alesund/proposals/${lanes}/return`, user: planner, press: true },
  ];
}
