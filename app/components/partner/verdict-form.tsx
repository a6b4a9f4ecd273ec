import { Link } from "@remix-run/react";
import type { Translate } from "~/text/words";
import type { PartnerKind, PartnerVerdict } from "~/domain/partner/kinds";
import { RecordForm } from "../record-form";
import { Facts } from "../ui/facts";
import type { FormAnswer } from "../ui/form-answer";
import { PageHead } from "../ui/page-head";
import { useWords } from "../use-words";

/** What the page of a verdict on a partner is called. */
export const verdictTitle = (t: Translate, verdict: PartnerVerdict, name: string) =>
  t("partners.waiting.of", { verdict: t(`partners.verdict.${verdict}`), name });

interface VerdictFormProps {
  title: string;
  partner: { name: string; kind: PartnerKind; organisationNumber: string | null; waits: boolean };
  verdict: PartnerVerdict;
  list: { href: string; label: string };
  back: string;
  answer: FormAnswer | undefined;
}

/** Asks before a partner is confirmed or refused, with what is known of it. */
export function VerdictForm({ title, partner, verdict, list, back, answer }: VerdictFormProps) {
  const { t } = useWords();
  return (
    <>
      <PageHead
        title={title}
        trail={{ label: t("challenges.one.trail"), steps: [{ label: list.label, href: list.href }, { label: title }] }}
      />
      {partner.waits ? (
        <>
          <Facts
            facts={[
              { key: "kind", term: t("partners.kind"), detail: t(`operator.partners.kinds.${partner.kind}`) },
              { key: "number", term: t("partners.number"), detail: partner.organisationNumber ?? "–" },
            ]}
          />
          <p className="reading section">{t(`partners.verdict.${verdict}Text`)}</p>
          <RecordForm
            answer={answer}
            labels={{}}
            submit={t(`partners.verdict.${verdict}`)}
            cancel={{ href: back, label: t("forms.cancel") }}
          >
            {() => null}
          </RecordForm>
        </>
      ) : (
        <>
          <div className="notice">
            <p>{t("partners.verdict.judged")}</p>
          </div>
          <p>
            <Link className="ds-link" to={back}>
              {t("partners.verdict.back")}
            </Link>
          </p>
        </>
      )}
    </>
  );
}
