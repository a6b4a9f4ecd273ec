import type { Db } from "~/db/door.server";
import { can, type Actor } from "~/domain/access/can";
import { writeToHolders } from "~/domain/mail/holders.server";
import { Conflict, Forbidden, Invalid, NotFound, Refused } from "~/domain/shared/errors";
import { askedAs, tellConfirmers, type LinkTo } from "./asking.server";
import type { PartnerVerdict } from "./kinds";
import type { PartnerProfile, ProjectPartners } from "./schema";

/**
 * Confirms or refuses a partner that waits: an operator any, a municipality one that asked it to. Tells the partner.
 * @throws Forbidden, NotFound; Refused where somebody has done it already
 */
export async function judgePartner(
  db: Db,
  actor: Actor,
  which: { id: string; askedMunicipalityId: string } | { key: string },
  verdict: PartnerVerdict,
  by: string,
): Promise<void> {
  if (!can(actor, "partner.confirm") && !can(actor, "partner.write")) throw new Forbidden("partner.confirm");
  const partner = await db.partner.findFirst({ where: which, select: { id: true, state: true } });
  if (!partner) throw new NotFound("partner");
  const isConfirmed = verdict === "confirmation";
  const { count } = await db.partner.updateMany({
    where: { id: partner.id, state: "registered" },
    data: {
      state: isConfirmed ? "confirmed" : "refused",
      confirmedAt: isConfirmed ? new Date() : null,
      confirmedById: isConfirmed ? actor.userId : null,
    },
  });
  if (count === 0) throw new Refused("partner.judged");
  await writeToHolders(db, { place: "partner", id: partner.id }, "partner", (t) => ({
    subject: t(`partners.mail.${verdict}.subject`, { by }),
    paragraphs: [t(`partners.mail.${verdict}.text`, { by })],
  }));
}

/**
 * Changes what a partner says of itself; whom it asks only while it waits, and whoever is asked then is told. `partnerId` is the open door's,
 * `link` makes addresses for mail.
 * @throws Forbidden, Conflict, Invalid
 */
export async function changeProfile(
  db: Db,
  actor: Actor,
  partnerId: string,
  given: PartnerProfile,
  link: LinkTo,
): Promise<void> {
  if (!can(actor, "partner_member.write")) throw new Forbidden("partner_member.write");
  const known = await db.area.count({ where: { key: { in: given.interests } } });
  if (known !== new Set(given.interests).size) throw new Invalid({ interests: [{ key: "forms.gone" }] });
  const now = await db.partner.findUniqueOrThrow({
    where: { id: partnerId },
    select: { state: true, interests: true, askedMunicipalityId: true, told: true, version: true },
  });
  if (given.municipality !== null && given.municipality !== now.askedMunicipalityId) {
    const asked = await db.municipality.count({ where: { id: given.municipality, publishedAt: { not: null } } });
    if (asked === 0) throw new Invalid({ municipality: [{ key: "forms.gone" }] });
  }
  const asksAnew = now.state === "registered" && !now.told.includes(askedAs(given.municipality));
  const { count } = await db.partner.updateMany({
    where: { id: partnerId, version: given.version },
    data: {
      interests: [...new Set(given.interests)].sort(),
      ...(now.state === "registered" ? { askedMunicipalityId: given.municipality } : {}),
      ...(asksAnew ? { told: { push: askedAs(given.municipality) } } : {}),
    },
  });
  if (count === 0) {
    throw new Conflict({
      interests: now.interests,
      municipality: now.askedMunicipalityId ?? "",
      version: String(now.version),
    });
  }
  if (asksAnew) await tellConfirmers(db, partnerId, link);
}

/**
 * Says which partners with accounts the named partners of a project are, and what each is shown; a name that is gone meanwhile is passed over.
 * @throws Forbidden, NotFound, Invalid where a chosen partner is not confirmed
 */
export async function linkProjectPartners(
  db: Db,
  actor: Actor,
  projectId: string,
  { partners }: ProjectPartners,
): Promise<void> {
  const project = await db.project.findFirst({ where: { id: projectId }, select: { ownerId: true } });
  if (!project) throw new NotFound("project");
  if (!can(actor, "project.write", project)) throw new Forbidden("project.write");
  const chosen = [...new Set(partners.flatMap(({ partner }) => (partner === null ? [] : [partner])))];
  const known = await db.partner.findMany({ where: { id: { in: chosen }, state: "confirmed" }, select: { id: true } });
  const unknown = partners.findIndex(({ partner }) => partner !== null && !known.some(({ id }) => id === partner));
  if (unknown >= 0) throw new Invalid({ [`partners[${unknown}].partner`]: [{ key: "forms.gone" }] });
  for (const { id, partner, showsProgress } of partners) {
    await db.projectPartner.updateMany({
      where: { id, projectId },
      data: { partnerId: partner, showsProgress: partner !== null && showsProgress },
    });
  }
}

/** Begins to work with a partner, as a network; doing so twice is doing so. @throws Forbidden; Invalid where it is not confirmed */
export async function addNetworkPartner(db: Db, actor: Actor, networkId: string, partnerId: string): Promise<void> {
  if (!can(actor, "network_challenge.write")) throw new Forbidden("network_challenge.write");
  const known = await db.partner.count({ where: { id: partnerId, state: "confirmed" } });
  if (known === 0) throw new Invalid({ partner: [{ key: "forms.gone" }] });
  await db.networkPartner.createMany({ data: [{ networkId, partnerId }], skipDuplicates: true });
}

/** Stops working with a partner: it no longer sees what is open to the network alone. @throws Forbidden, NotFound */
export async function removeNetworkPartner(db: Db, actor: Actor, networkId: string, partnerId: string): Promise<void> {
  if (!can(actor, "network_challenge.write")) throw new Forbidden("network_challenge.write");
  const { count } = await db.networkPartner.deleteMany({ where: { networkId, partnerId } });
  if (count === 0) throw new NotFound("partner");
}
