import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FirstFields, useFirstLabels } from "~/components/operator/first";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { Field } from "~/components/ui/field";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { createNetwork } from "~/domain/operator/places.server";
import { NewNetwork } from "~/domain/operator/schema";
import { publicUrl } from "~/http/public-url.server";
import { operatorAction, operatorLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = operatorLoader({ may: "network.write" }, ({ language }) =>
  Promise.resolve({ title: translatorFor(language).t("operator.form.network") }),
);

export const action = operatorAction(
  { may: "network.write", form: NewNetwork },
  async ({ db, actor, signedIn, url, language, value }) => {
    const link = (token: string) => publicUrl(`/invitation/${token}`, url);
    const key = await createNetwork(db, actor, value, { inviter: signedIn.name, language, link });
    return redirect(`/operator/networks/${key}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function NewNetworkPage() {
  const { t } = useWords();
  const { title } = useLoaderData<typeof loader>();
  const first = useFirstLabels();
  const list = "/operator/networks";
  return (
    <>
      <PageHead
        title={title}
        lead={t("operator.form.networkLead")}
        trail={{
          label: t("operator.trail"),
          steps: [{ label: t("operator.networks.title"), href: list }, { label: title }],
        }}
      />
      <RecordForm
        answer={useActionData<typeof action>()}
        labels={{
          name: t("operator.form.name"),
          key: t("operator.form.key"),
          ...first,
        }}
        submit={t("operator.form.create")}
        cancel={{ href: list, label: t("forms.cancel") }}
      >
        {({ field }) => (
          <>
            <Field {...field("name")} required={t("forms.required")} width="half" maxLength={200} />
            <Field
              {...field("key")}
              required={t("forms.required")}
              hint={t("operator.form.keyHint")}
              width="half"
              maxLength={60}
              spellCheck={false}
            />
            <FirstFields field={field} legend={t("operator.form.leader")} />
          </>
        )}
      </RecordForm>
    </>
  );
}
