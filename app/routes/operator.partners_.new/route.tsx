import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FirstFields, useFirstLabels } from "~/components/operator/first";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { Field } from "~/components/ui/field";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { createPartner } from "~/domain/operator/places.server";
import { NewPartner } from "~/domain/operator/schema";
import { partnerKinds } from "~/domain/partner/kinds";
import { publicUrl } from "~/http/public-url.server";
import { operatorAction, operatorLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = operatorLoader({ may: "partner.write" }, ({ language }) =>
  Promise.resolve({ title: translatorFor(language).t("operator.form.partner") }),
);

export const action = operatorAction(
  { may: "partner.write", form: NewPartner },
  async ({ db, actor, signedIn, url, language, value }) => {
    const link = (token: string) => publicUrl(`/invitation/${token}`, url);
    const key = await createPartner(db, actor, value, { inviter: signedIn.name, language, link });
    return redirect(`/operator/partners/${key}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function NewPartnerPage() {
  const { t } = useWords();
  const { title } = useLoaderData<typeof loader>();
  const first = useFirstLabels();
  const list = "/operator/partners";
  return (
    <>
      <PageHead
        title={title}
        lead={t("operator.form.partnerLead")}
        trail={{
          label: t("operator.trail"),
          steps: [{ label: t("operator.partners.title"), href: list }, { label: title }],
        }}
      />
      <RecordForm
        answer={useActionData<typeof action>()}
        labels={{
          name: t("operator.form.name"),
          key: t("operator.form.key"),
          kind: t("operator.form.kind"),
          organisationNumber: t("operator.form.organisationNumber"),
          ...first,
        }}
        values={{ kind: "company" }}
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
            <Field
              {...field("kind")}
              kind="select"
              width="half"
              options={partnerKinds.map((value) => ({ value, label: t(`operator.partners.kinds.${value}`) }))}
            />
            <Field
              {...field("organisationNumber")}
              hint={t("operator.form.organisationNumberHint")}
              width="short"
              inputMode="numeric"
            />
            <FirstFields field={field} legend={t("operator.form.administrator")} />
          </>
        )}
      </RecordForm>
    </>
  );
}
