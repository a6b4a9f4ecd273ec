import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ChangedFields } from "~/components/history/changed-fields";
import { pageTitle } from "~/components/page-title";
import { Disclosure } from "~/components/ui/disclosure";
import { EmptyState } from "~/components/ui/empty-state";
import { PageHead } from "~/components/ui/page-head";
import { Pagination } from "~/components/ui/pagination";
import { useWords } from "~/components/use-words";
import { networkLog } from "~/domain/network-history/log.server";
import { toldChanges, type ToldChange, type ToldPart } from "~/domain/network-history/told";
import { networkLoader } from "~/http/visit.server";
import { formatsFor } from "~/text/format";
import { translatorFor } from "~/text/words.server";

const Search = z.object({ page: z.coerce.number().int().min(1).max(1_000_000).catch(1).default(1) });

export const loader = networkLoader(
  { may: "network.read", search: Search },
  async ({ db, network, search, language }) => {
    const { lines, names, ...list } = await networkLog(db, search.page, language);
    const { t } = translatorFor(language);
    return {
      network: { key: network.key, name: network.name },
      changes: toldChanges(lines, names, { t, format: formatsFor(language) }),
      list,
      title: t("sharing.log.title"),
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function NetworkHistory() {
  const { t, format } = useWords();
  const { network, changes, list, title } = useLoaderData<typeof loader>();
  const path = `/network/${network.key}`;
  const { total, page, pageSize } = list;
  return (
    <>
      <PageHead
        title={title}
        lead={t("sharing.log.lead")}
        trail={{
          label: t("places.trail"),
          steps: [
            { label: network.name, href: path },
            { label: t("sharing.members.title"), href: `${path}/members` },
            { label: title },
          ],
        }}
      />
      {total === 0 ? (
        <EmptyState title={t("sharing.log.empty")}>{t("sharing.log.lead")}</EmptyState>
      ) : (
        <ol className="history">
          {changes.map((change) => (
            <li key={`${change.key} ${change.parts[0]?.id}`}>
              <p className="history__head">
                <time dateTime={change.at}>{format.moment(change.at)}</time>
                <span>{change.who}</span>
              </p>
              <div className="history__body">
                <p className="history__record">
                  <Record path={path} change={change} />
                </p>
                {change.parts.map((part) => (
                  <Part key={part.id} part={part} />
                ))}
              </div>
            </li>
          ))}
        </ol>
      )}
      {total > pageSize ? (
        <Pagination
          label={t("history.pages.label")}
          status={t("history.pages.status", { count: total })}
          previous={page > 1 ? { href: `${path}/history?page=${page - 1}`, label: t("history.pages.newer") } : null}
          next={
            page * pageSize < total
              ? { href: `${path}/history?page=${page + 1}`, label: t("history.pages.older") }
              : null
          }
        />
      ) : null}
    </>
  );
}

function Record({ path, change }: { path: string; change: ToldChange }) {
  const { t, language } = useWords();
  const { name, nameLanguage, page } = change;
  if (name === null) return <>{t("history.removedRecord")}</>;
  const lang = nameLanguage === language ? undefined : (nameLanguage ?? undefined);
  if (page === null) return <span lang={lang}>{name}</span>;
  return (
    <Link className="ds-link" to={`${path}/${page}`} lang={lang}>
      {name}
    </Link>
  );
}

function Part({ part }: { part: ToldPart }) {
  if (part.fields.length === 0) return <p>{part.what}</p>;
  if (part.operation !== "update")
    return (
      <Disclosure summary={part.what}>
        <ChangedFields part={part} />
      </Disclosure>
    );
  return (
    <div>
      <p>{part.what}</p>
      <ChangedFields part={part} />
    </div>
  );
}
