import { randomUUID } from "node:crypto";
import { newToken } from "../../app/domain/session/token.server";
import { inMunicipality } from "../support/records";
import { guardedAccount } from "../support/sign-in";
import { placeAddresses } from "./places";

/** A page in one of its states. */
export interface Address {
  path: string;
  /** The account that looks; the planner of Ålesund by default, null for nobody. */
  user?: string | null;
  /** Sends the form empty first: the state of a form that was not accepted. */
  press?: true;
  status?: number;
  /** The account has shown the first factor only. */
  isHalf?: true;
  /** Among the pages that are looked at in every width and scheme. */
  main?: boolean;
}

/** A KPI with one data point. */
const slug = "ec-i-ws-3c";
const planner = "planner@alesund.example";
const administrator = "administrator@alesund.example";

interface Ids {
  action: string;
  openAction: string;
  openVersion: number;
  milestone: string;
  milestoneAction: string;
  project: string;
  completed: string;
  link: string;
  linkProject: string;
  received: string;
  adopted: string;
  programme: string;
  gap: string;
  brokenGap: string;
  member: string;
  person: string;
  unit: string;
  owner: string;
  evidence: string;
}

/** Every page and its main states. Some rows the demo lacks are made first. */
export async function addresses(): Promise<Address[]> {
  const ids = await inMunicipality("alesund", planner, async (db) => {
    const [row] = await db.$queryRaw<Ids[]>`
      SELECT (SELECT id FROM action WHERE state = 'blocked' ORDER BY title LIMIT 1) AS action,
             o.id AS "openAction", o.version AS "openVersion", m.id AS milestone, m.action_id AS "milestoneAction",
             (SELECT project_id FROM action WHERE project_id IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1) AS project,
             (SELECT id FROM project WHERE state = 'completed' ORDER BY owner_id IS NULL, name LIMIT 1) AS completed,
             l.id AS link, l.project_id AS "linkProject",
             (SELECT id FROM recommendation WHERE state = 'received' ORDER BY reference LIMIT 1) AS received,
             (SELECT id FROM recommendation WHERE state = 'adopted' ORDER BY reference LIMIT 1) AS adopted,
             (SELECT id FROM funding_programme WHERE municipality_id IS NOT NULL ORDER BY name LIMIT 1) AS programme,
             (SELECT data_point_id FROM gap_chain WHERE broken_at IS NULL ORDER BY 1 LIMIT 1) AS gap,
             (SELECT data_point_id FROM gap_chain WHERE broken_at = 'project' ORDER BY 1 LIMIT 1) AS "brokenGap",
             (SELECT user_id FROM person WHERE user_id IS NOT NULL ORDER BY name LIMIT 1) AS member,
             (SELECT id FROM person WHERE user_id IS NOT NULL ORDER BY name LIMIT 1) AS person,
             (SELECT id FROM person WHERE user_id IS NULL ORDER BY name LIMIT 1) AS owner,
             (SELECT id FROM evidence WHERE commitment_key = 'plans' ORDER BY title LIMIT 1) AS evidence,
             (SELECT id FROM unit ORDER BY name LIMIT 1) AS unit
        FROM (SELECT id, version FROM action WHERE state = 'in_progress' ORDER BY title LIMIT 1) o,
             (SELECT id, action_id FROM milestone ORDER BY due_on, id LIMIT 1) m,
             (SELECT id, project_id FROM funding_link WHERE state = 'applied' ORDER BY id LIMIT 1) l`;
    if (!row || Object.values(row).some((value) => value === null))
      throw new Error(`the demo lacks ${JSON.stringify(row)}`);
    const area = await db.area.findFirstOrThrow();
    const council = await db.recommendation.create({
      data: {
        reference: `alesund-council-${randomUUID()}`,
        areaKey: area.key,
        title: "Eit vedtak i kommunestyret",
        text: "Teksten i vedtaket.",
        language: "nn",
        source: "council",
        suggestedActions: [],
        receivedOn: new Date("2026-01-01T00:00:00Z"),
      },
    });
    await db.recommendation.updateMany({
      where: { id: council.id },
      data: { title: "Eit nytt vedtak i kommunestyret" },
    });
    const change = (await db.historyEvent.findFirstOrThrow({ where: { subjectId: council.id, operation: "update" } }))
      .id;
    const [completion] = await db.$queryRaw<{ id: string }[]>`
      SELECT id::text AS id FROM history_event WHERE entity = 'project' AND after ->> 'state' = 'completed' AND operation = 'update' LIMIT 1`;
    if (!completion) throw new Error("the demo has no project that was completed");
    const { id: dataPointId } = await db.dataPoint.findFirstOrThrow({ where: { kpi: { slug } } });
    const user = await db.user.findUniqueOrThrow({ where: { email: planner } });
    const observed = (review: "submitted" | "returned", year: number) =>
      db.observation.create({
        data: {
          dataPointId,
          year,
          review,
          returnReason: review === "returned" ? "Tallet er fra året før." : null,
          state: "reported",
          value: 12.5,
          qualifier: "exact",
          source: "SSB, tabell 11787",
          enteredById: user.id,
        },
        select: { id: true },
      });
    const submitted = (await observed("submitted", 2024)).id;
    const returned = (await observed("returned", 2023)).id;
    await db.target.createMany({ data: [{ dataPointId, value: 5, byYear: 2030 }], skipDuplicates: true });
    const { token, hash } = newToken();
    const own = await db.$queryRaw<{ id: string }[]>`SELECT tiltak_municipality() AS id`;
    const invitation = await db.invitation.create({
      data: {
        municipalityId: own[0]?.id ?? "",
        email: `${randomUUID()}@nye.example`,
        name: "Nina Nykomen",
        roles: ["planner", "verifier"],
        tokenHash: hash,
        expiresAt: new Date(Date.now() + 86_400_000),
      },
      select: { id: true },
    });
    return {
      ...row,
      council: council.id,
      change: String(change),
      completion: completion.id,
      submitted,
      returned,
      token,
      invitation: invitation.id,
    };
  });
  const guarded = await guardedAccount();
  const at = "/alesund";
  const kpi = `${at}/kpis/${slug}`;
  const one = `${at}/actions/${ids.openAction}`;
  const project = `${at}/projects/${ids.project}`;
  return [
    { path: "/", user: null, main: true },
    { path: "/" },
    { path: "/login", user: null, main: true },
    { path: "/login", user: null, press: true },
    { path: "/login/second-factor", user: guarded.email, isHalf: true },
    { path: "/login/second-factor", user: guarded.email, isHalf: true, press: true },
    { path: "/password", user: null },
    { path: "/password", user: null, press: true },
    { path: `/password/${guarded.token}`, user: null },
    { path: `/password/${guarded.token}`, user: null, press: true },
    { path: `/password/${"x".repeat(43)}`, user: null },
    { path: "/account/security", user: guarded.email, main: true },
    { path: "/account/security" },
    { path: "/account/security/password" },
    { path: "/account/security/password", press: true },
    { path: "/account/security/confirmation" },
    { path: "/account/security/confirmation", press: true },
    { path: "/account/security/app" },
    { path: "/account/security/app", press: true },
    { path: "/account/security/app/removal", user: guarded.email },
    { path: "/account/security/backup-codes", user: guarded.email },
    { path: "/account/security/passkeys/new" },
    { path: "/account/security/passkeys/new", press: true },
    { path: `/account/security/passkeys/${guarded.passkeyId}`, user: guarded.email },
    { path: "/login?problem=account&provider=provider", user: null },
    { path: "/account/sign-in", main: true },
    { path: `${at}/settings/tokens`, user: administrator },
    { path: `${at}/settings/tokens/new`, user: administrator },
    { path: `${at}/settings/tokens/new`, user: administrator, press: true },
    { path: "/open-data", user: null },
    { path: "/open", user: null },
    { path: "/open?compare=alesund&compare=baerum&sort=-whole", user: null, main: true },
    { path: "/open/baerum?language=en", user: null, main: true },
    { path: "/open/baerum/wheel?language=en", user: null },
    { path: `${at}/settings/publication`, user: administrator },
    { path: `${at}/settings/publication/withdrawal`, user: administrator },
    { path: "/privacy", user: null },
    { path: "/privacy/alesund", user: null },
    { path: "/privacy/rana", user: null },
    { path: "/accessibility", user: null },
    { path: "/accessibility/alesund", user: null },
    { path: "/outbox", user: null },
    { path: `${at}/settings/statements`, user: "administrator@alesund.example" },
    { path: `${at}/settings/statements/accessibility/nb`, user: "administrator@alesund.example" },
    { path: `/invitation/${ids.token}`, user: null, main: true },
    { path: `/invitation/${ids.token}`, user: null, press: true },
    { path: `/invitation/${ids.token}` },
    { path: `/invitation/${randomUUID()}`, user: null, status: 404 },
    ...[
      { path: "", main: true as const },
      { path: "/general", main: true as const },
      { path: "/members", main: true as const },
      { path: "/members?view=invited", main: true as const },
      { path: "/members?view=past" },
      { path: "/members/new" },
      { path: "/members/new", press: true as const },
      { path: `/members/${ids.member}`, main: true as const },
      { path: `/members/${ids.member}/end` },
      { path: `/invitations/${ids.invitation}/sending` },
      { path: "/owners", main: true as const },
      { path: "/owners?view=past" },
      { path: "/owners/new" },
      { path: "/owners/new", press: true as const },
      { path: `/owners/${ids.owner}` },
      { path: `/owners/${ids.owner}/end` },
      { path: `/owners/${ids.person}/handover`, main: true as const },
      { path: `/owners/${ids.person}/handover`, press: true as const },
      { path: "/units", main: true as const },
      { path: "/units/new" },
      { path: `/units/${ids.unit}` },
      { path: `/units/${ids.unit}/removal` },
    ].map((page) => ({ ...page, path: `${at}/settings${page.path}`, user: "administrator@alesund.example" })),
    { path: "/no/such/page", user: null, status: 404 },
    { path: "/nowhere", status: 404 },
    { path: `${at}/no-such-page`, status: 404 },
    { path: `${at}/projects/new`, user: "reader@alesund.example", status: 403 },

    { path: at, main: true },
    { path: at, user: "reader@alesund.example" },
    { path: "/asker", user: "planner@asker.example", main: true },

    { path: `${at}/gaps`, main: true },
    { path: `${at}/gaps?open=${ids.gap}` },
    { path: `${at}/gaps?open=${ids.brokenGap}` },
    { path: `${at}/gaps?broken=project&sort=kpi&points=1&points=2` },
    { path: `${at}/gaps?q=nothing-is-called-this` },
    { path: "/rana/gaps", user: "planner@rana.example" },
    { path: `${at}/gaps/${ids.brokenGap}/project` },
    { path: `${at}/gaps/${ids.brokenGap}/project`, press: true },

    { path: `${at}/kpis`, main: true },
    { path: `${at}/kpis?level=core&q=water` },
    { path: `${at}/kpis?q=nothing-is-called-this` },
    { path: kpi, main: true },
    { path: `${at}/kpis/en-en-aq-1c` },
    { path: `${kpi}/observation` },
    { path: `${kpi}/observation`, press: true },
    { path: `${kpi}/target` },
    { path: `${kpi}/target`, press: true },
    { path: `${kpi}/target/removal` },
    { path: `${kpi}/observations/${ids.returned}` },
    { path: `${kpi}/observations/${ids.submitted}/verification`, user: "verifier@alesund.example" },
    { path: `${kpi}/observations/${ids.submitted}/verification` },

    { path: `${at}/recommendations`, main: true },
    { path: `${at}/recommendations?q=nothing-is-called-this` },
    { path: `${at}/recommendations/${ids.received}` },
    { path: `${at}/recommendations/${ids.adopted}`, main: true },
    { path: `${at}/recommendations/${ids.received}/answer` },
    { path: `${at}/recommendations/${ids.received}/answer`, press: true },
    { path: `${at}/recommendations/${ids.received}/owner` },
    { path: `${at}/recommendations/${ids.council}/edit` },
    { path: `${at}/recommendations/${ids.adopted}/reconsideration` },
    { path: `${at}/recommendations/new` },
    { path: `${at}/recommendations/new`, press: true },

    { path: `${at}/projects`, main: true },
    { path: `${at}/projects?q=nothing-is-called-this` },
    { path: "/trondheim/projects", user: "planner@trondheim.example" },
    { path: project, main: true },
    { path: `${at}/projects/${ids.completed}` },
    { path: `${project}/edit` },
    { path: `${project}/owner` },
    { path: `${project}/state` },
    { path: `${project}/update` },
    { path: `${project}/update`, press: true },
    { path: `${at}/projects/${ids.completed}/effect` },
    { path: `${at}/projects/${ids.completed}/practice` },
    { path: `${at}/projects/${ids.completed}/practice`, press: true },
    { path: `${project}/funding/new` },
    { path: `${at}/projects/${ids.linkProject}/funding/${ids.link}` },
    { path: `${at}/projects/${ids.linkProject}/funding/${ids.link}/state?to=granted` },
    { path: `${at}/projects/new` },
    { path: `${at}/projects/new`, press: true },

    { path: `${at}/actions`, main: true },
    { path: `${at}/actions?state=all&sort=title&dir=desc&columns=owner&columns=unit` },
    { path: `${at}/actions?q=nothing-is-called-this` },
    { path: "/asker/actions", user: "planner@asker.example" },
    { path: one, main: true },
    { path: `${at}/actions/${ids.action}` },
    { path: `${one}/edit` },
    { path: `${one}/owner` },
    { path: `${one}/dates` },
    { path: `${one}/update` },
    { path: `${one}/block` },
    { path: `${one}/block`, press: true },
    { path: `${one}/completion` },
    { path: `${one}/cancellation` },
    { path: `${one}/milestones` },
    { path: `${at}/actions/${ids.milestoneAction}/milestones/${ids.milestone}` },
    { path: `${at}/actions/${ids.milestoneAction}/milestones/${ids.milestone}/removal` },
    { path: `${at}/actions/${ids.milestoneAction}/milestones/${ids.milestone}/completion` },
    { path: `${at}/actions/bulk?change=owner&chosen=${ids.openAction}:${ids.openVersion}` },
    { path: `${at}/actions/bulk?change=due&chosen=${ids.openAction}:1` },
    { path: `${at}/actions/bulk` },
    { path: `${at}/actions/new` },
    { path: `${at}/actions/new`, press: true },

    { path: `${at}/funding`, main: true },
    { path: `${at}/funding?view=links` },
    { path: `${at}/funding?view=sources` },
    { path: "/rana/funding", user: "planner@rana.example" },
    { path: `${at}/funding/programmes/new` },
    { path: `${at}/funding/programmes/new`, press: true },
    { path: `${at}/funding/programmes/${ids.programme}` },

    { path: `${at}/history`, main: true },
    { path: `${at}/history?subject=action&operation=update&from=2020-01-01` },
    { path: `${at}/history?q=nothing-is-called-this` },
    { path: `${at}/history`, user: "administrator@alesund.example" },
    { path: `${at}/history/project/${ids.project}` },
    { path: `${at}/history/recommendation/${ids.council}` },
    { path: `${at}/history/take-back/${ids.change}` },
    { path: `${at}/history/take-back/${ids.completion}` },

    { path: "/account", main: true },
    { path: "/account", press: true },
    { path: "/account/erasure" },
    { path: "/erased", user: null },

    { path: `${at}/commitments`, main: true },
    { path: `${at}/commitments/core_kpis_verified` },
    { path: `${at}/commitments/actions_updated` },
    { path: "/asker/commitments", user: "planner@asker.example" },
    { path: `${at}/commitments/of/plans`, main: true },
    { path: `${at}/commitments/of/measurement`, user: "reader@alesund.example" },
    { path: `${at}/commitments/of/plans/evidence/new` },
    { path: `${at}/commitments/of/plans/evidence/new`, press: true },
    { path: `${at}/commitments/of/plans/evidence/${ids.evidence}` },
    { path: `${at}/commitments/of/plans/evidence/${ids.evidence}/removal` },
    { path: `${at}/commitments/of/plans/judgement` },
    { path: `${at}/commitments/of/plans/judgement`, press: true },
    ...(await placeAddresses()),
  ];
}
