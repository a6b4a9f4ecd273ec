import { Link } from "@remix-run/react";
import { RecordForm } from "../record-form";
import type { FormAnswer } from "../ui/form-answer";
import { useWords } from "../use-words";

/** On a round's page: the way to remove it, or why it stays. */
export function RoundRemovalWay({ isNamed, href }: { isNamed: boolean; href: string }) {
  const { t } = useWords();
  return (
    <section className="section">
      <h2>{t("fundingRounds.remove")}</h2>
      {isNamed ? (
        <p className="quiet">{t("fundingRounds.named")}</p>
      ) : (
        <Link className="ds-link" to={href}>
          {t("fundingRounds.remove")}
        </Link>
      )}
    </section>
  );
}

interface RoundRemovalProps {
  answer: FormAnswer | undefined;
  version: number;
  cancel: string;
}

/** Asks once more before a round is removed. */
export function RoundRemoval({ answer, version, cancel }: RoundRemovalProps) {
  const { t } = useWords();
  return (
    <RecordForm
      answer={answer}
      labels={{}}
      version={version}
      submit={t("fundingRounds.remove")}
      cancel={{ href: cancel, label: t("forms.cancel") }}
    >
      {() => null}
    </RecordForm>
  );
}
