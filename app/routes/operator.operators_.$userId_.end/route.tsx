import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { endOperator, operators } from "~/domain/operator/operators.server";
import { OperatorParams } from "~/domain/operator/schema";
import { NotFound } from "~/domain/shared/errors";
import { operatorAction, operatorLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = operatorLoader(
  { may: "operator.write", params: OperatorParams },
  async ({ db, params, language }) => {
    const found = (await operators(db)).find(({ userId }) => userId === params.userId);
    if (!found) throw new NotFound("operator");
    const { name } = found;
    return { name, title: translatorFor(language).t("operator.operators.endTitle", { name }) };
  },
);

export const action = operatorAction(
  { may: "operator.write", params: OperatorParams, form: z.object({}) },
  async ({ db, actor, params }) => {
    await endOperator(db, actor, params.userId);
    // Whoever ends their own time belongs elsewhere from now on.
    return redirect(params.userId === actor.userId ? "/start" : "/operator/operators", 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function EndOperator() {
  const { t } = useWords();
  const { name, title } = useLoaderData<typeof loader>();
  const list = "/operator/operators";
  return (
    <>
      <PageHead
        title={title}
        lead={t("operator.operators.endText", { name })}
        trail={{
          label: t("operator.trail"),
          steps: [{ label: t("operator.operators.title"), href: list }, { label: name }],
        }}
      />
      <RecordForm
        answer={useActionData<typeof action>()}
        labels={{}}
        submit={t("operator.operators.end")}
        cancel={{ href: list, label: t("forms.cancel") }}
      >
        {() => null}
      </RecordForm>
    </>
  );
}
