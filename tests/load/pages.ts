import { actionsSearch } from "./actions-query";
import type { Measured } from "./large-database";
import { idOf } from "./large-plan";

export interface BenchPage {
  path: string;
  signedIn: boolean;
  /** A file: so many are written at once by one server, and others are told to wait. */
  atOnce?: number;
}

/** Where each page lies; `kpi` is the address part of the KPI to show, `dataPoint` the data point that members share a gap on. */
export function pagesOf(
  { key, id, network }: Measured,
  { kpi, dataPoint }: { kpi: string; dataPoint: string },
): Record<string, BenchPage> {
  const own = (rest: string) => ({ path: `/${key}${rest}`, signedIn: true });
  const shared = (rest: string) => ({ path: `/network/${network}${rest}`, signedIn: true });
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
    matrix: shared(""),
    "matrix-goals": shared("?by=goal&sort=-6"),
    "matrix-late": shared("?sort=-late&page=2"),
    "matrix-list": shared("?view=list"),
    "matrix-all": shared("?rows=all"),
    "matrix-csv": { ...shared("/matrix.csv"), atOnce: 1 },
    "shared-gaps": shared("/shared-gaps"),
    "shared-gap": shared(`/shared-gaps/${dataPoint}`),
    "network-recommendations": shared("/recommendations"),
    "network-projects": shared("/projects"),
    "network-funding": shared("/funding"),
    "network-commitments": shared("/commitments"),
    "network-compare": shared(`/compare?dataPoint=${dataPoint}&member=bench-1&member=bench-2&member=bench-3`),
    "network-members": shared("/members"),
    "api-municipality": open(`/api/v1/municipalities/${key}`),
    "api-gaps": open(`/api/v1/municipalities/${key}/gaps`),
  };
}
