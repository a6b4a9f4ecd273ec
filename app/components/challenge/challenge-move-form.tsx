import { Link } from "@remix-run/react";
import { pageTrail } from "./trail";
import { RecordForm } from "../record-form";
import type { FormAnswer } from "../ui/form-answer";
import { PageHead } from "../ui/page-head";
import { useWords } from "../use-words";

/** The text keys of what each move's page is called. */
export const challengeMoveTitles = {
  open: "challenges.move.open",
  close: "challenges.move.close",
  evaluate: "challenges.move.evaluate",
  remove: "challenges.one.remove",
} as const;

interface ChallengeMoveFormProps {
  challenge: { id: string; title: string; language: string };
  /** The address of the list it stands in. */
  list: string;
  name: keyof typeof challengeMoveTitles;
  title: string;
  /** Text keys of what stands against it. */
  blockedBy: readonly string[];
  answer: FormAnswer | undefined;
}

/** Asks before a challenge is moved or thrown away, and tells what that means; or why it cannot be. */
export function ChallengeMoveForm({ challenge, list, name, title, blockedBy, answer }: ChallengeMoveFormProps) {
  const { t } = useWords();
  const href = `${list}/${challenge.id}`;
  return (
    <>
      <PageHead
        title={title}
        lead={<span lang={challenge.language}>{challenge.title}</span>}
        trail={pageTrail(t, list, { ...challenge, href }, title)}
      />
      {blockedBy.length > 0 ? (
        <>
          <div className="notice">
            {blockedBy.map((key) => (
              <p key={key}>{t(`refusals.${key as "challenge.over"}`)}</p>
            ))}
          </div>
          <p>
            <Link className="ds-link" to={href}>
              {t("challenges.move.back")}
            </Link>
          </p>
        </>
      ) : (
        <>
          <p className="reading">{t(`challenges.move.${name}Text`)}</p>
          <RecordForm answer={answer} labels={{}} submit={title} cancel={{ href, label: t("forms.cancel") }}>
            {() => null}
          </RecordForm>
        </>
      )}
    </>
  );
}
