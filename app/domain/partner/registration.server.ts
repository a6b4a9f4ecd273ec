import type { Db } from "~/db/door.server";
import { invite, type InvitationMail } from "~/domain/member/invite.server";
import { Invalid, type FieldErrors } from "~/domain/shared/errors";
import { askedAs, tellConfirmers, type LinkTo } from "./asking.server";
import { partnerKeyOf } from "./key";
import type { Registration } from "./schema";

const nobody = "00000000-0000-0000-0000-000000000000";

/**
 * Registers a partner, in the door before sign-in, and invites whoever did it to be its administrator: the link in the mail proves the
 * address. It waits to be confirmed by an operator or the municipality it asks, who are told, and submits nothing until then. `link` makes
 * addresses for mail.
 * @throws Invalid where the organisation is registered, or the municipality is none that can be asked
 */
export async function registerPartner(db: Db, given: Registration, mail: InvitationMail, link: LinkTo): Promise<void> {
  const { name, kind, organisationNumber, municipality } = given;
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('organisation number'), hashtext(${organisationNumber}))`;
  const faults: FieldErrors = {};
  if ((await db.partner.count({ where: { organisationNumber } })) > 0) {
    faults.organisationNumber = [{ key: "operator.fault.organisationTaken" }];
  }
  if (municipality !== null && !(await askable(db)).some(({ id }) => id === municipality)) {
    faults.municipality = [{ key: "forms.gone" }];
  }
  if (Object.keys(faults).length > 0) throw new Invalid(faults);
  const { id } = await db.partner.create({
    data: {
      key: await freeKey(db, name),
      name,
      kind,
      organisationNumber,
      askedMunicipalityId: municipality,
      told: [askedAs(municipality)],
    },
    select: { id: true },
  });
  const first = {
    email: given.firstEmail,
    name: given.firstName,
    roles: ["partner_administrator" as const],
    personId: null,
  };
  const registering = { userId: nobody, personId: null, roles: ["partner_administrator" as const] };
  await invite(db, registering, { kind: "partner", id, name }, first, mail);
  await tellConfirmers(db, id, link);
}

/** The first of "havbris", "havbris-2" … that is free; two who register at once wait for each other. */
async function freeKey(db: Db, name: string): Promise<string> {
  const key = partnerKeyOf(name);
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('partner'), hashtext(${key}))`;
  const taken = new Set(
    (await db.partner.findMany({ where: { key: { startsWith: key } }, select: { key: true } })).map((one) => one.key),
  );
  let free = key;
  for (let number = 2; taken.has(free); number += 1) free = `${key}-${number}`;
  return free;
}

/** The municipalities a partner may ask to confirm it: those everybody knows of, since they have published themselves. */
export function askable(db: Db): Promise<{ id: string; name: string }[]> {
  return db.municipality.findMany({
    where: { publishedAt: { not: null } },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
  });
}
