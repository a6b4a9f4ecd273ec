import { withMunicipality } from "../../app/db/door.server";
import type { Address } from "./addresses";

/** The lists across the members of the demo's network, one record of each, and its comparison. */
export async function networkListAddresses(municipality: string, leader: { email: string; id: string }) {
  const [row] = await withMunicipality(
    municipality,
    { userId: leader.id },
    (db) =>
      db.$queryRaw<{ project: string; recommendation: string; loss: string; consumption: string }[]>`
      SELECT (SELECT project_id FROM expected_effect ORDER BY project_id LIMIT 1) AS project,
             (SELECT id FROM recommendation WHERE state = 'adopted' ORDER BY reference LIMIT 1) AS recommendation,
             (SELECT d.id FROM data_point d JOIN kpi k ON k.id = d.kpi_id WHERE k.slug = 'ec-i-ws-3c') AS loss,
             (SELECT d.id FROM data_point d JOIN kpi k ON k.id = d.kpi_id WHERE k.slug = 'en-e-e-2c') AS consumption`,
  );
  if (!row) throw new Error("the demo lacks a project and a recommendation");
  const at = "/network/excellence";
  const of = (path: string, main?: true): Address => ({
    path: at + path,
    user: leader.email,
    ...(main ? { main } : {}),
  });
  return [
    of("/recommendations"),
    of("/recommendations?state=adopted&sort=projects&order=desc"),
    of("/projects", true),
    of("/projects?q=nothing-is-called-this"),
    of("/funding"),
    of(`/projects/alesund/${row.project}`),
    of(`/recommendations/alesund/${row.recommendation}`),
    of("/compare"),
    of("/compare?of=asker&peers=size"),
    of(`/compare?member=alesund&member=rana&member=trondheim&dataPoint=${row.loss}&dataPoint=${row.consumption}`, true),
  ];
}
