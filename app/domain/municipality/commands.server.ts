import type { Db } from "~/db/door.server";
import { can, type Actor } from "../access/can";
import { Conflict, Forbidden, Invalid } from "../shared/errors";
import { generalSettings } from "./queries.server";
import type { General } from "./schema";

/**
 * Changes what applies to the whole municipality. `hasSecondFactor`: the actor has shown one in this session; who has not would be shut out
 * by requiring it.
 * @throws Forbidden; Conflict; Invalid where a second factor is required by somebody without one
 */
export async function changeGeneralSettings(
  db: Db,
  actor: Actor,
  given: General,
  { hasSecondFactor }: { hasSecondFactor: boolean },
): Promise<void> {
  if (!can(actor, "settings.write")) throw new Forbidden("settings.write");
  const { version, ...values } = given;
  await db.$queryRaw`SELECT id FROM municipality WHERE id = tiltak_municipality() FOR NO KEY UPDATE`;
  const saved = await generalSettings(db);
  if (saved.version !== version) {
    throw new Conflict({
      name: saved.name,
      updateIntervalDays: String(saved.updateIntervalDays),
      secondFactorRequired: saved.secondFactorRequired ? "on" : "",
      version: String(saved.version),
    });
  }
  if (values.secondFactorRequired && !saved.secondFactorRequired && !hasSecondFactor) {
    throw new Invalid({ secondFactorRequired: [{ key: "settings.fault.secondFactorFirst" }] });
  }
  await db.municipality.updateMany({ where: { id: saved.id, version }, data: values });
}
