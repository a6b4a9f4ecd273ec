import { actionsSearch } from "./actions-query";
import type { Measured } from "./large-database";
import { idOf } from "./large-plan";

/** Where each page lies; `kpi` is the address part of the KPI to show. */
export function pagesOf({ key, id }: Measured, kpi: string): Record<string, { path: string; signedIn: boolean }> {
  const own = (rest: string) => ({ path: `/${key}${rest}`, signedIn: true });
  const open = (path: string) => ({ path, signedIn: false });
  return {
    front: open("/"),
    overview: own(""),
    gaps: own("/gaps"),
    kpis: own("/kpis"),
    kpi: own(`/kpis/${kpi}`),
    recommendations: own("/recommendations"),
    recommendation: own(`/recommendations/${idOf("recommendation", 1, id)}`),
    projects: own("/projects"),
    project: own(`/projects/${idOf("project", 1, id)}`),
    actions: own(`/actions${actionsSearch}`),
    action: own(`/actions/${idOf("action", 1, id)}`),
    funding: own("/funding"),
    commitments: own("/commitments"),
    "api-municipality": open(`/api/v1/municipalities/${key}`),
    "api-gaps": open(`/api/v1/municipalities/${key}/gaps`),
  };
}
