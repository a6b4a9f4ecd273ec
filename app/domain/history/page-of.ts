import { kpiPath } from "../kpi/filter";
import type { Name } from "./names.server";

/** Where a record's page is, below the municipality's own address. */
export function pageOf(
  municipality: string,
  { subject, subjectId }: { subject: string; subjectId: string },
  name: Pick<Name, "slug" | "part" | "isGone"> | undefined,
): string | null {
  if (name === undefined || name.isGone) return null;
  switch (subject) {
    case "action":
      return `/${municipality}/actions/${subjectId}`;
    case "project":
      return `/${municipality}/projects/${subjectId}`;
    case "recommendation":
      return `/${municipality}/recommendations/${subjectId}`;
    case "data_point":
      return name.slug === null ? null : kpiPath(municipality, name.slug, name.part ?? "");
    case "evidence":
    case "commitment_judgement":
    case "commitment_comment":
    case "commitment_status":
      return name.slug === null ? null : `/${municipality}/commitments/of/${name.slug}`;
    case "submission":
      return `/${municipality}/reports/${subjectId}`;
    case "practice":
      return `/${municipality}/practices/${subjectId}`;
    case "challenge":
      return `/${municipality}/challenges/${subjectId}`;
    case "proposal":
      return `/${municipality}/proposals/${subjectId}`;
    case "partner":
      return `/${municipality}/partners`;
    case "funding_programme":
      return `/${municipality}/funding`;
    default:
      return null;
  }
}
