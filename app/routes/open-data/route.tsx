import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { Shell } from "~/components/shell/shell";
import { Disclosure } from "~/components/ui/disclosure";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { readableApi } from "~/domain/open-data/readable";
import { publishedMunicipalities } from "~/domain/municipality/queries.server";
import { publicLoader } from "~/http/open-visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = publicLoader({}, async ({ db, language }) => ({
  title: translatorFor(language).t("openData.title"),
  api: readableApi(),
  example: (await publishedMunicipalities(db))[0]?.key ?? null,
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function OpenData() {
  const { t, format, language } = useWords();
  const { api, example } = useLoaderData<typeof loader>();
  // The descriptions are the API's own, in English.
  const original = language === "en" ? undefined : "en";
  return (
    <Shell>
      <PageHead title={t("openData.title")} lead={t("openData.lead")} />
      <section className="section">
        <h2>{t("openData.resources")}</h2>
        {original ? <p className="quiet small">{t("openData.originalLanguage")}</p> : null}
        <div className="scroll-region" tabIndex={0} role="region" aria-label={t("openData.resources")}>
          <table className="ds-table">
            <thead>
              <tr>
                <th scope="col">{t("openData.address")}</th>
                <th scope="col">{t("openData.whatItHolds")}</th>
                <th scope="col">{t("openData.try")}</th>
              </tr>
            </thead>
            <tbody>
              {api.resources.map(({ path, summary, csv }) => {
                const address = example === null ? null : path.replace("{key}", example);
                return (
                  <tr key={path}>
                    <th scope="row">
                      <code>{path}</code>
                    </th>
                    <td lang={original}>{summary}</td>
                    <td className="no-wrap">
                      {address === null ? null : (
                        <>
                          <a className="ds-link" href={address} aria-label={`JSON ${address}`}>
                            JSON
                          </a>{" "}
                          {csv ? (
                            <a className="ds-link" href={`${address}.csv`} aria-label={`CSV ${address}`}>
                              CSV
                            </a>
                          ) : null}
                        </>
                      )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </section>
      <section className="section">
        <h2>{t("openData.formats")}</h2>
        <p className="reading">{t("openData.formatsText")}</p>
        <p>
          <a className="ds-link" href="/api/v1/openapi.json">
            {t("openData.openapi")}
          </a>
        </p>
      </section>
      <section className="section">
        <h2>{t("openData.parameters")}</h2>
        <div className="scroll-region" tabIndex={0} role="region" aria-label={t("openData.parameters")}>
          <table className="ds-table">
            <thead>
              <tr>
                <th scope="col">{t("openData.parameter")}</th>
                <th scope="col">{t("openData.meaning")}</th>
                <th scope="col">{t("openData.allowed")}</th>
                <th scope="col">{t("openData.default")}</th>
              </tr>
            </thead>
            <tbody>
              {api.parameters.map((parameter) => (
                <tr key={parameter.name}>
                  <th scope="row">
                    <code>{parameter.name}</code>
                  </th>
                  <td lang={original}>{parameter.meaning}</td>
                  <td>
                    {parameter.values
                      ? parameter.values.join(", ")
                      : t("openData.range", {
                          from: format.number(parameter.from ?? 0),
                          to: format.number(parameter.to ?? 0),
                        })}
                  </td>
                  <td>{parameter.standard}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <section className="section">
        <h2>{t("openData.fields")}</h2>
        {api.schemas.map((schema) => (
          <Disclosure key={schema.name} summary={t("openData.fieldsOf", { name: schema.name })}>
            <p lang={original}>{schema.meaning}</p>
            <div
              className="scroll-region"
              tabIndex={0}
              role="region"
              aria-label={t("openData.fieldsOf", { name: schema.name })}
            >
              <table className="ds-table">
                <thead>
                  <tr>
                    <th scope="col">{t("openData.field")}</th>
                    <th scope="col">{t("openData.type")}</th>
                    <th scope="col">{t("openData.meaning")}</th>
                  </tr>
                </thead>
                <tbody>
                  {schema.fields.map((field) => (
                    <tr key={field.name}>
                      <th scope="row">
                        <code>{field.name}</code>
                      </th>
                      <td>{field.type}</td>
                      <td lang={original}>{field.meaning}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </Disclosure>
        ))}
      </section>
    </Shell>
  );
}
