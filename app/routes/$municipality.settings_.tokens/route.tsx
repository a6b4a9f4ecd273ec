import { PlusIcon } from "@navikt/aksel-icons";
import { data, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { pageTitle } from "~/components/page-title";
import { SettingsHead } from "~/components/settings/settings-head";
import { EmptyState } from "~/components/ui/empty-state";
import { Icon } from "~/components/ui/icon";
import { Pagination } from "~/components/ui/pagination";
import { useWords } from "~/components/use-words";
import { tokenList } from "~/domain/token/queries.server";
import { tokensPerPage } from "~/domain/token/token";
import { newToken, newTokenPath } from "~/http/new-token-cookie.server";
import { municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";
import { TokenTable } from "./token-table";

const Search = z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1) });

export const loader = municipalityLoader(
  { may: "token.write", search: Search },
  async ({ db, request, search, language, municipality }) => {
    const made = await newToken.open(request);
    const page = {
      ...(await tokenList(db, search.page)),
      perPage: tokensPerPage,
      municipality: municipality.key,
      made: made?.municipality === municipality.key ? { name: made.name, token: made.token } : null,
      title: translatorFor(language).t("tokens.title"),
    };
    const shown = { "Set-Cookie": await newToken.forget(newTokenPath(municipality.key)), "Cache-Control": "no-store" };
    return data(page, page.made ? { headers: shown } : {});
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Tokens() {
  const { t } = useWords();
  const { rows, total, page, perPage, municipality, made, title } = useLoaderData<typeof loader>();
  const path = `/${municipality}/settings/tokens`;
  const first = (page - 1) * perPage + 1;
  const last = first + rows.length - 1;
  const create = (
    <Link className="ds-button" data-color="accent" to={`${path}/new`}>
      <Icon of={PlusIcon} />
      {t("tokens.new")}
    </Link>
  );
  if (total === 0) {
    return (
      <>
        <SettingsHead title={title} />
        <EmptyState title={t("tokens.empty.title")} action={create}>
          {t("tokens.empty.text")}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <SettingsHead title={title} lead={t("tokens.lead")} actions={create} />
      {made ? (
        <div className="notice reading" role="status">
          <p>
            <label htmlFor="new-token">{t("tokens.made", { name: made.name })}</label>
          </p>
          <input
            className="ds-input secret"
            id="new-token"
            readOnly
            value={made.token}
            spellCheck={false}
            autoComplete="off"
            onFocus={(event) => event.currentTarget.select()}
          />
          <p className="small">{t("tokens.madeOnce")}</p>
        </div>
      ) : null}
      <TokenTable path={path} rows={rows} />
      <Pagination
        label={t("tokens.pages.label")}
        status={t("tokens.pages.status", { from: first, to: last, total })}
        previous={page > 1 ? { href: `${path}?page=${page - 1}`, label: t("tokens.pages.previous") } : null}
        next={last < total ? { href: `${path}?page=${page + 1}`, label: t("tokens.pages.next") } : null}
      />
      <p className="reading">
        {t("tokens.how")} <code>Authorization: Bearer tiltak_…</code>{" "}
        <Link className="ds-link" to="/open-data">
          {t("tokens.aboutApi")}
        </Link>
      </p>
    </>
  );
}
