import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import type { CommitmentStatus } from "~/domain/commitment/criteria";
import type { Judgement } from "~/domain/commitment/records.server";
import { stillStands } from "~/domain/commitment/side-by-side";

interface JudgementLineProps {
  judgement: Judgement;
  /** What is computed now; null of an earlier judgement, of which nobody asks whether it stands. */
  now: { status: CommitmentStatus; version: string } | null;
  /** In a network nobody is named. */
  named: boolean;
}

/** What somebody said of a computed status, with the reason, and whether it is still about what is computed. */
export function JudgementLine({ judgement, now, named }: JudgementLineProps) {
  const { t, format } = useWords();
  const { verdict, status, reason, judgedBy, judgedAs, judgedOn, criteriaVersion, isExample } = judgement;
  const name = judgedBy ?? (named ? t("commitmentWork.someone") : t("commitmentWork.member"));
  const who = judgedAs === null ? name : t("commitmentWork.judgement.withTitle", { name, title: judgedAs });
  return (
    <div className="judgement">
      <p className="status-line">
        <Tag outline={verdict === "disputed"}>{t(`commitmentWork.judgement.verdict.${verdict}`)}</Tag>
        <span>
          {t("commitmentWork.judgement.of", {
            status: t(`commitments.status.${status}`),
            who,
            date: format.date(judgedOn),
          })}
          {isExample ? ` (${t("commitmentWork.isExample").toLowerCase()})` : null}
        </span>
      </p>
      <p className="judgement__reason">{reason}</p>
      {now === null ? null : (
        <p className="quiet small">
          {stillStands(judgement, now)
            ? t("commitmentWork.judgement.stands")
            : status === now.status
              ? t("commitmentWork.judgement.versionMoved", { version: now.version, before: criteriaVersion })
              : t("commitmentWork.judgement.moved", { now: t(`commitments.status.${now.status}`) })}
        </p>
      )}
    </div>
  );
}
