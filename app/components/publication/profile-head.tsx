import type { Profile } from "~/domain/publication/profile";
import { useWords } from "../use-words";

/** What the profile rests on, in one quiet line: evaluation, date, rule version and checksum. */
export function ProfileHead(props: { profile: Profile; publishedAt: string | null; checksum: string }) {
  const { t, format } = useWords();
  const { evaluation, versions } = props.profile;
  return (
    <ul className="profile-line">
      {evaluation === null ? null : (
        <li>
          {evaluation.publishedOn === null
            ? t("open.evaluationYear", { year: evaluation.year })
            : t("open.evaluation", { year: evaluation.year, date: format.date(evaluation.publishedOn) })}
        </li>
      )}
      {props.publishedAt === null ? null : <li>{t("open.published", { date: format.date(props.publishedAt) })}</li>}
      <li>{t("open.rule", { version: versions.rule })}</li>
      <li>
        {t("open.checksum")} <code>{props.checksum.slice(0, 12)}</code>
      </li>
      {props.publishedAt === null ? null : (
        <li>
          <a className="ds-link" href="#check">
            {t("open.check")}
          </a>
        </li>
      )}
    </ul>
  );
}
