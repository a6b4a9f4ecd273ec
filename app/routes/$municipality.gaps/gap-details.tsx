import { Link } from "@remix-run/react";
import { RuleList } from "~/components/ui/rule-list";
import { useWords } from "~/components/use-words";
import { shownStep } from "~/domain/gap/next-step";
import type { AimingProject, GapDetails } from "~/domain/gap/queries.server";
import { expectedReach, type Worth } from "~/domain/gap/worth";
import { coverage } from "~/domain/shared/money";
import type { ShownGap } from "./chain-cells";
import { rangeText, unitLine, valueText } from "./figures";

/** A gap's details with what one band is worth, if it can be told. */
export type OpenGap = GapDetails & { worth: Worth | null };

interface DetailsProps {
  gap: ShownGap;
  details: OpenGap;
  base: string;
  canLink: boolean;
}

/** The row under an opened gap: its projects, the money in figures, and what one band is worth. */
export function GapDetailsRow({ gap, details, base, canLink }: DetailsProps) {
  const { t } = useWords();
  return (
    <tr className="chain__details">
      <td colSpan={9}>
        <div className="chain__details-columns">
          <div>
            <h3>{t("gaps.details.projects")}</h3>
            {details.projects.length > 0 ? (
              <RuleList dense rows={details.projects.map((project) => ({ key: project.id, ...projectRow(project, base, t) }))} />
            ) : (
              <p>{t("gaps.details.noProjects")}</p>
            )}
            {canLink && gap.brokenAt !== "project" && (
              <p className="section-foot">
                <Link className="text-button" to={`${base}/gaps/${gap.dataPointId}/project`}>
                  {details.projects.length > 0 ? t("gaps.details.linkAnother") : t("gaps.details.link")}
                </Link>
              </p>
            )}
          </div>
          <Funding gap={gap} />
          <WorthOfBand gap={gap} details={details} />
        </div>
      </td>
    </tr>
  );
}
