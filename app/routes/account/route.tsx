import { DownloadIcon } from "@navikt/aksel-icons";
import { redirectDocument, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { Shell } from "~/components/shell/shell";
import { Facts } from "~/components/ui/facts";
import { Field } from "~/components/ui/field";
import { Icon } from "~/components/ui/icon";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { changeAccount } from "~/domain/account/commands.server";
import { AccountForm } from "~/domain/account/schema";
import { keepLanguage } from "~/http/session-cookie.server";
import { accountAction, accountLoader } from "~/http/visit.server";
import { languageNames, languages } from "~/text/languages";
import { translatorFor } from "~/text/words.server";

const Search = z.object({ note: z.literal("saved").nullable().catch(null).default(null) });

export const loader = accountLoader({ search: Search }, ({ signedIn, language, search }) =>
  Promise.resolve({
    title: translatorFor(language).t("account.title"),
    name: signedIn.name,
    email: signedIn.email,
    language: signedIn.language ?? language,
    isSaved: search.note === "saved",
  }),
);

export const action = accountAction({ form: AccountForm }, async ({ db, signedIn, value }) => {
  await changeAccount(db, signedIn.userId, value);
  // What was chosen in this browser comes before what the account says: now they say the same. The page is loaded anew, in its new words.
  return redirectDocument("/account?note=saved", {
    status: 303,
    headers: { "Set-Cookie": await keepLanguage(value.language) },
  });
});

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Account() {
  const { t } = useWords();
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Shell>
      <div className="narrow">
        <PageHead title={page.title} lead={t("account.lead")} />
        {page.isSaved && answer === undefined ? <p role="status">{t("account.saved")}</p> : null}
        <section className="section">
          <div className="section-head">
            <h2>{t("account.whoYouAre")}</h2>
          </div>
          <Facts facts={[{ key: "email", term: t("account.email"), detail: page.email }]} />
          <RecordForm
            answer={answer}
            labels={{ name: t("account.name"), language: t("account.language") }}
            values={{ name: page.name, language: page.language }}
            submit={t("forms.save")}
          >
            {({ field }) => (
              <>
                <Field
                  {...field("name")}
                  autoComplete="name"
                  maxLength={200}
                  hint={t("account.nameHint")}
                  required={t("forms.required")}
                />
                <Field
                  kind="select"
                  width="half"
                  {...field("language")}
                  options={languages.map((one) => ({ value: one, label: languageNames[one], lang: one }))}
                />
              </>
            )}
          </RecordForm>
        </section>
        <section className="section">
          <div className="section-head">
            <h2>{t("account.security")}</h2>
          </div>
          <p>{t("account.securityText")}</p>
          <p>
            <Link className="ds-link" to="/account/security">
              {t("account.toSecurity")}
            </Link>
          </p>
        </section>
        <section className="section">
          <div className="section-head">
            <h2>{t("account.data")}</h2>
          </div>
          <p>{t("account.dataText")}</p>
          <p>
            <a className="ds-link" href="/account/data">
              <Icon of={DownloadIcon} /> {t("account.download")}
            </a>
          </p>
        </section>
        <section className="section">
          <div className="section-head">
            <h2>{t("account.erasure.title")}</h2>
          </div>
          <p>{t("account.erasureText")}</p>
          <p>
            <Link className="ds-link" to="/account/erasure">
              {t("account.toErasure")}
            </Link>
          </p>
        </section>
      </div>
    </Shell>
  );
}
