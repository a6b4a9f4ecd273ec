import { redirect, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { EvidenceForm } from "~/components/commitment/evidence-form";
import { pageTitle } from "~/components/page-title";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { editEvidence, evidenceFormValues } from "~/domain/commitment/commands.server";
import { commitmentWord } from "~/domain/commitment/queries.server";
import { EvidenceChange, EvidenceParams } from "~/domain/commitment/schema";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "evidence.write", params: EvidenceParams },
  async ({ db, language, municipality, params, today, demand }) => {
    demand("evidence.write");
    const { version, ...values } = await evidenceFormValues(db, params.commitment, params.evidenceId);
    return {
      base: `/${municipality.key}`,
      here: `/${municipality.key}/commitments/of/${params.commitment}`,
      id: params.evidenceId,
      word: await commitmentWord(db, params.commitment, language),
      values,
      version: Number(version),
      today,
      title: translatorFor(language).t("commitmentWork.evidence.editTitle"),
    };
  },
);

export const action = municipalityAction(
  { may: "evidence.write", params: EvidenceParams, form: EvidenceChange },
  async ({ db, actor, municipality, params, value, today }) => {
    await editEvidence(db, actor, params.commitment, params.evidenceId, value, today);
    return redirect(`/${municipality.key}/commitments/of/${params.commitment}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function EditEvidence() {
  const { t } = useWords();
  const { base, here, id, word, values, version, today, title } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={title}
        trail={{
          label: t("commitments.rows.trail"),
          steps: [
            { label: t("commitments.title"), href: `${base}/commitments` },
            { label: word.name, href: here },
            { label: title },
          ],
        }}
      />
      <EvidenceForm
        answer={useActionData<typeof action>()}
        word={word}
        values={values}
        version={version}
        today={today}
        cancel={here}
      />
      <p className="button-row">
        <Link className="ds-link" to={`${here}/evidence/${id}/removal`}>
          {t("commitmentWork.evidence.remove")}
        </Link>
        <Link className="ds-link" to={`${base}/history/evidence/${id}`}>
          {t("history.open")}
        </Link>
      </p>
    </>
  );
}
