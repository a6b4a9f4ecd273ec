import { Link } from "@remix-run/react";
import { Pagination } from "~/components/ui/pagination";
import { searchHref } from "~/components/ui/search-href";
import { useWords } from "~/components/use-words";
import type { SentMessage } from "~/domain/network/messages.server";

/** As a page holds it: moments have become texts on their way to the browser, or not. */
type Shown = Omit<SentMessage, "sentAt"> & { sentAt: Date | string };

/** What leaders have written, the newest first. */
export function MessageList({ messages, base }: { messages: readonly Shown[]; base: string }) {
  const { t, format } = useWords();
  return (
    <ul className="rule-list">
      {messages.map((message) => (
        <li key={message.id}>
          <h3>{message.subject}</h3>
          <p className="small quiet">
            {t("network.messages.from", {
              name: message.by ?? t("network.messages.somebody"),
              date: format.moment(message.sentAt),
              to: message.to.join(", "),
            })}
            {message.dataPointId === null ? null : (
              <>
                {" · "}
                <Link className="ds-link" to={`${base}/shared-gaps/${message.dataPointId}`}>
                  {message.dataPoint}
                </Link>
              </>
            )}
          </p>
          <p className="mail">{message.text}</p>
        </li>
      ))}
    </ul>
  );
}

interface MessagePagesProps {
  /** How many are shown, of all; which page this is, of so many each. */
  shown: number;
  total: number;
  page: number;
  size: number;
  path: string;
}

/** The way to older and newer messages, where one page does not hold them all. */
export function MessagePages({ shown, total, page, size, path }: MessagePagesProps) {
  const { t, format } = useWords();
  if (total <= size) return null;
  const from = (page - 1) * size;
  return (
    <Pagination
      label={t("network.gaps.pagesLabel")}
      status={t("network.gaps.status", {
        from: format.number(from + 1),
        to: format.number(from + shown),
        total: format.number(total),
      })}
      previous={page > 1 ? { href: searchHref(path, {}, { page: page - 1 }), label: t("network.gaps.previous") } : null}
      next={
        from + shown < total ? { href: searchHref(path, {}, { page: page + 1 }), label: t("network.gaps.next") } : null
      }
    />
  );
}
