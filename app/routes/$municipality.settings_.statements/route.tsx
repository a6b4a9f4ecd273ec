import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { SettingsHead } from "~/components/settings/settings-head";
import { useWords } from "~/components/use-words";
import { statementKinds } from "~/domain/statement/kinds";
import { ownStatements } from "~/domain/statement/queries.server";
import { municipalityLoader } from "~/http/visit.server";
import { languages } from "~/text/languages";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader({ may: "publication.write" }, async ({ db, municipality, language }) => {
  const own = await ownStatements(db);
  return {
    title: translatorFor(language).t("statements.settings.title"),
    municipality: { key: municipality.key, isPublished: municipality.isPublished },
    rows: statementKinds.flatMap((kind) =>
      languages.map((written) => ({
        kind,
        written,
        updatedAt: own.find((one) => one.kind === kind && one.language === written)?.updatedAt.toISOString() ?? null,
      })),
    ),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Statements() {
  const { t, format } = useWords();
  const { title, municipality, rows } = useLoaderData<typeof loader>();
  return (
    <>
      <SettingsHead title={title} lead={t("statements.settings.lead")} />
      {municipality.isPublished ? null : <p>{t("statements.settings.unpublished")}</p>}
      <div className="scroll-region" tabIndex={0} role="region" aria-label={title}>
        <table className="ds-table">
          <thead>
            <tr>
              <th scope="col">{t("statements.settings.kind")}</th>
              <th scope="col">{t("statements.settings.language")}</th>
              <th scope="col">{t("statements.settings.shown")}</th>
              <th scope="col">
                <span className="ds-sr-only">{t("statements.settings.edit")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ kind, written, updatedAt }) => {
              const words = { title: t(`statements.${kind}`), language: t(`statements.languages.${written}`) };
              return (
                <tr key={`${kind} ${written}`}>
                  <th scope="row">{words.title}</th>
                  <td>{words.language}</td>
                  <td>
                    {updatedAt === null
                      ? t("statements.settings.product")
                      : t("statements.settings.own", { date: format.date(updatedAt) })}
                  </td>
                  <td>
                    <Link
                      className="ds-link"
                      to={`/${municipality.key}/settings/statements/${kind}/${written}`}
                      aria-label={t(
                        updatedAt === null ? "statements.settings.writeThis" : "statements.settings.editThis",
                        words,
                      )}
                    >
                      {t(updatedAt === null ? "statements.settings.write" : "statements.settings.edit")}
                    </Link>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {municipality.isPublished ? (
        <ul className="plain-list statement-links">
          {statementKinds.map((kind) => (
            <li key={kind}>
              <Link className="ds-link" to={`/${kind}/${municipality.key}`}>
                {t("statements.settings.see")}: {t(`statements.${kind}`)}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
