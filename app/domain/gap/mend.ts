import type { Permission } from "~/domain/access/table";
import type { Link } from "./chain";

/** What mends a chain where it is broken. */
export type Mend =
  | "write_recommendation"
  | "answer_recommendation"
  | "answer_part"
  | "link_project"
  | "assign_owner"
  | "plan_action"
  | "state_cost"
  | "find_funding"
  | "write_update"
  | "record_effect";

/** What mending needs to know of a gap. */
export interface BrokenGap {
  dataPointId: string;
  brokenAt: Link | null;
  recommendation: { id: string; isLeftOut: boolean } | null;
  project: { id: string; ownerId: string | null; costOre: number | null } | null;
}

/**
 * The one thing that mends the first missing link, with its address under the municipality's; null for an unbroken chain, and for
 * someone who may not do it.
 */
export function mendOf(
  { dataPointId, brokenAt, recommendation, project }: BrokenGap,
  may: (permission: Permission, row?: { ownerId: string | null }) => boolean,
): { mend: Mend; path: string } | null {
  const offer = (allowed: boolean, mend: Mend, path: string) => (allowed ? { mend, path } : null);
  if (brokenAt === null) return null;
  if (brokenAt === "recommendation") {
    return recommendation === null
      ? offer(may("recommendation.write"), "write_recommendation", `recommendations/new?dataPoint=${dataPointId}`)
      : offer(
          may("recommendation.answer"),
          recommendation.isLeftOut ? "answer_part" : "answer_recommendation",
          `recommendations/${recommendation.id}/answer`,
        );
  }
  if (brokenAt === "project") return offer(may("project.write"), "link_project", `gaps/${dataPointId}/project`);
  if (project === null) return null;
  const at = `projects/${project.id}`;
  switch (brokenAt) {
    case "owner":
      return offer(may("project.write", project), "assign_owner", `${at}/owner`);
    case "action":
      return offer(may("action.write", project), "plan_action", `actions/new?project=${project.id}`);
    case "funding":
      // Where nobody has stated a cost, no funding can cover it.
      return project.costOre === null
        ? offer(may("project.write", project), "state_cost", `${at}/edit`)
        : offer(may("funding.write", project), "find_funding", `${at}/funding/new`);
    case "update":
      return offer(may("update.write", project), "write_update", `${at}/update`);
    case "effect":
      return offer(may("effect.write", project), "record_effect", `${at}/effect?dataPoint=${dataPointId}`);
  }
}
