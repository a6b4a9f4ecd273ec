import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { Shell } from "~/components/shell/shell";
import { Field } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import { partnerKinds } from "~/domain/partner/kinds";
import { askable, registerPartner } from "~/domain/partner/registration.server";
import { Registration } from "~/domain/partner/schema";
import { publicUrl } from "~/http/public-url.server";
import { beforeSignInAction, publicLoader } from "~/http/open-visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = publicLoader({}, async ({ db, language }) => ({
  municipalities: await askable(db),
  title: translatorFor(language).t("partners.registration.title"),
}));

// Each that succeeds sends a mail to an address anybody may type: all count.
export const action = beforeSignInAction(
  { form: Registration, limit: { kind: "reset", account: ({ value }) => value.firstEmail, every: true } },
  async ({ db, url, language, value }) => {
    const inviter = translatorFor(language).t("partners.registration.inviter");
    const link = (path: string) => publicUrl(path, url);
    await registerPartner(db, value, { inviter, language, link: (token) => link(`/invitation/${token}`) }, link);
    return data({ status: "sent" as const });
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function RegisterPartner() {
  const { t } = useWords();
  const { municipalities, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Shell>
      <div className="narrow sign-in">
        <h1>{title}</h1>
        {answer?.status === "sent" ? (
          <div role="status">
            <h2>{t("partners.registration.sentTitle")}</h2>
            <p>{t("partners.registration.sent")}</p>
            <p>{t("partners.registration.afterwards")}</p>
          </div>
        ) : (
          <>
            <p>{t("partners.registration.lead")}</p>
            <RecordForm
              answer={answer}
              labels={{
                name: t("operator.form.name"),
                kind: t("operator.form.kind"),
                organisationNumber: t("operator.form.organisationNumber"),
                municipality: t("partners.registration.municipality"),
                firstName: t("partners.registration.firstName"),
                firstEmail: t("partners.registration.firstEmail"),
              }}
              values={{ kind: "company" }}
              submit={t("partners.registration.submit")}
            >
              {({ field }) => (
                <>
                  <fieldset>
                    <legend>{t("partners.registration.organisation")}</legend>
                    <Field
                      {...field("name")}
                      required={t("forms.required")}
                      maxLength={200}
                      autoComplete="organization"
                    />
                    <Field
                      {...field("kind")}
                      kind="select"
                      width="half"
                      options={partnerKinds.map((value) => ({ value, label: t(`operator.partners.kinds.${value}`) }))}
                    />
                    <Field
                      {...field("organisationNumber")}
                      required={t("forms.required")}
                      hint={t("partners.registration.organisationNumberHint")}
                      width="short"
                      inputMode="numeric"
                    />
                    <Field
                      {...field("municipality")}
                      kind="select"
                      optional={t("forms.optional")}
                      hint={t("partners.registration.municipalityHint")}
                      width="half"
                      empty={t("partners.profile.chooseMunicipality")}
                      options={municipalities.map(({ id, name }) => ({ value: id, label: name }))}
                    />
                  </fieldset>
                  <fieldset>
                    <legend>{t("partners.registration.you")}</legend>
                    <Field {...field("firstName")} required={t("forms.required")} maxLength={200} autoComplete="name" />
                    <Field
                      {...field("firstEmail")}
                      kind="email"
                      required={t("forms.required")}
                      maxLength={254}
                      autoComplete="email"
                    />
                  </fieldset>
                </>
              )}
            </RecordForm>
          </>
        )}
      </div>
    </Shell>
  );
}
