import { sharingSubjects, standingOf, type Grants } from "~/domain/sharing/levels";
import { useWords } from "../use-words";

/** What is shared of each subject, in words; what is not shared is left out, and said where that is all of it. */
export function SharedLevels({ grants, today }: { grants: Grants; today: string }) {
  const { t, format } = useWords();
  const shared = sharingSubjects.filter((subject) => grants[subject].level !== "nothing");
  if (shared.length === 0) return <span className="quiet">{t("sharing.members.sharesNothing")}</span>;
  return (
    <ul className="plain-list">
      {shared.map((subject) => {
        const grant = grants[subject];
        return (
          <li key={subject}>
            {t(`sharing.subjects.${subject}`)}: {t(`sharing.levels.${grant.level}`)}{" "}
            <span className="quiet">{t("sharing.later", { date: format.date(grant.from) })}</span>
            {standingOf(grant, today) === "later" ? (
              <>
                {" "}
                <span className="quiet">({t("sharing.notYet")})</span>
              </>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
