import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { pageTitle } from "~/components/page-title";
import { EmptyState } from "~/components/ui/empty-state";
import { PageHead } from "~/components/ui/page-head";
import { Pagination } from "~/components/ui/pagination";
import { useWords } from "~/components/use-words";
import { networkLog } from "~/domain/network-history/log.server";
import { toldLines } from "~/domain/network-history/told";
import { networkLoader } from "~/http/visit.server";
import { formatsFor } from "~/text/format";
import { translatorFor } from "~/text/words.server";

const Search = z.object({ page: z.coerce.number().int().min(1).max(1_000_000).catch(1).default(1) });

export const loader = networkLoader(
  { may: "network.read", search: Search },
  async ({ db, network, search, language }) => {
    const { lines, ...list } = await networkLog(db, search.page);
    const { t } = translatorFor(language);
    return {
      network: { key: network.key, name: network.name },
      lines: toldLines(lines, t, formatsFor(language)),
      list,
      title: t("sharing.log.title"),
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data && `${data.title}, ${data.network.name}`);

export default function NetworkHistory() {
  const { t, format } = useWords();
  const { network, lines, list, title } = useLoaderData<typeof loader>();
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
          {lines.map((line) => (
            <li key={line.id}>
              <p className="history__head">
                <time dateTime={line.at}>{format.moment(line.at)}</time>
                <span>{line.who}</span>
              </p>
              <div className="history__body">
                <p className="history__record">{line.name}</p>
                <p>{line.what}</p>
                {line.fields.length === 0 ? null : (
                  <dl className="history__fields">
                    {line.fields.map(({ column, label, before, after }) => (
                      <div key={column}>
                        <dt>{label}</dt>
                        <dd>
                          {before === null ? null : (
                            <>
                              <span className="quiet">{before}</span> <span aria-hidden="true">→</span>{" "}
                              <span className="ds-sr-only">{t("history.becomes")}</span>{" "}
                            </>
                          )}
                          {after ?? <span className="quiet">{t("history.nothing")}</span>}
                        </dd>
                      </div>
                    ))}
                  </dl>
                )}
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
