import { redirect, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { SettingsHead } from "~/components/settings/settings-head";
import { Field } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import { changeGeneralSettings } from "~/domain/municipality/commands.server";
import { generalSettings } from "~/domain/municipality/queries.server";
import { GeneralForm } from "~/domain/municipality/schema";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "settings.write" },
  async ({ db, language, signedIn, municipality }) => ({
    ...(await generalSettings(db)),
    hasSecondFactor: signedIn.secondFactorAt !== null,
    back: `/${municipality.key}/settings`,
    title: translatorFor(language).t("settings.pages.general.title"),
  }),
);

export const action = municipalityAction(
  { may: "settings.write", form: GeneralForm },
  async ({ db, actor, value, signedIn, municipality }) => {
    await changeGeneralSettings(db, actor, value, { hasSecondFactor: signedIn.secondFactorAt !== null });
    return redirect(`/${municipality.key}/settings`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function GeneralSettings() {
  const { t } = useWords();
  const { title, back, hasSecondFactor, ...saved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isShut = !hasSecondFactor && !saved.secondFactorRequired;
  return (
    <>
      <SettingsHead title={title} history="?subject=municipality" />
      <div className="narrow">
        <RecordForm
          answer={answer}
          labels={{
            name: t("settings.general.name"),
            updateIntervalDays: t("settings.general.interval"),
            secondFactorRequired: t("settings.general.secondFactor"),
          }}
          values={{
            name: saved.name,
            updateIntervalDays: String(saved.updateIntervalDays),
            secondFactorRequired: saved.secondFactorRequired ? "on" : "",
          }}
          version={saved.version}
          display={(name, value) =>
            name === "secondFactorRequired" && value === "on" ? t("settings.general.yes") : value
          }
          submit={t("forms.save")}
          cancel={{ href: back, label: t("forms.cancel") }}
        >
          {({ field, chosen }) => (
            <>
              <Field required={t("forms.required")} hint={t("settings.general.nameHint")} {...field("name")} />
              <Field
                inputMode="numeric"
                width="short"
                unit={t("settings.general.days")}
                hint={t("settings.general.intervalHint")}
                {...field("updateIntervalDays")}
              />
              <Field
                kind="checkbox"
                name="secondFactorRequired"
                label={t("settings.general.secondFactor")}
                error={field("secondFactorRequired").error}
                defaultChecked={chosen("secondFactorRequired").includes("on")}
                hint={
                  isShut ? (
                    <>
                      {t("settings.general.secondFactorFirst")}{" "}
                      <Link className="ds-link" to="/account/security">
                        {t("settings.general.toSecurity")}
                      </Link>
                    </>
                  ) : (
                    t("settings.general.secondFactorHint")
                  )
                }
              />
            </>
          )}
        </RecordForm>
      </div>
    </>
  );
}
