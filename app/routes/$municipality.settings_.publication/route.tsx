import { redirect, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { ProfileHead } from "~/components/publication/profile-head";
import { ProfileView } from "~/components/publication/profile-view";
import { RecordForm } from "~/components/record-form";
import { SettingsHead } from "~/components/settings/settings-head";
import { searchHref } from "~/components/ui/search-href";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import { publish } from "~/domain/publication/commands.server";
import { differences, type Difference } from "~/domain/publication/differences";
import { profileOf } from "~/domain/publication/profile";
import { namesIn, publicationState } from "~/domain/publication/queries.server";
import { PublishForm } from "~/domain/publication/schema";
import { NetworkParams, Proposal } from "~/domain/sharing/schema";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

/** Whoever came from what a network would see gets the way back to it. */
const PublicationSearch = Proposal.extend({
  preview: NetworkParams.shape.network.nullable().catch(null).default(null),
});

export const loader = municipalityLoader(
  { may: "publication.write", search: PublicationSearch },
  async ({ db, municipality, search: { preview: network, ...values }, language }) => {
    const { published, next, ...state } = await publicationState(db);
    return {
      ...state,
      key: municipality.key,
      hasProfile: published !== null,
      changes: published === null ? null : differences(published, next),
      preview: profileOf(next, language, await namesIn(db, next)),
      cameFrom:
        network === null
          ? null
          : searchHref(`/${municipality.key}/settings/sharing/${encodeURIComponent(network)}/preview`, values, {}),
      title: translatorFor(language).t("publication.title"),
    };
  },
);

export const action = municipalityAction(
  { may: "publication.write", form: PublishForm },
  async ({ db, actor, municipality, value }) => {
    await publish(db, actor, value.checksum);
    return redirect(`/${municipality.key}/settings/publication`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Publication() {
  const { t, format } = useWords();
  const { key, title, isPublished, hasProfile, history, changes, checksum, preview, cameFrom } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const live = history.find(({ withdrawnAt }) => withdrawnAt === null);
  const isSame = changes !== null && changes.length === 0;
  return (
    <>
      <SettingsHead title={title} lead={t("publication.lead")} history="?subject=municipality" />
      {cameFrom === null ? null : (
        <p className="button-row">
          <a className="ds-link" href="#preview">
            {t("publication.preview")}
          </a>
          <Link className="ds-link" to={cameFrom}>
            {t("publication.backToNetwork")}
          </Link>
        </p>
      )}
      <section className="section" aria-labelledby="now">
        <h2 id="now">{t("publication.now")}</h2>
        {live ? (
          <p>
            {t("publication.nowAt", { date: format.moment(live.publishedAt) })}{" "}
            <code>{live.checksum.slice(0, 12)}</code>
          </p>
        ) : (
          <p>{isPublished ? t("publication.withoutProfile") : t("publication.notPublished")}</p>
        )}
        {isPublished ? (
          <p className="button-row">
            <a className="ds-link" href={`/open/${key}`}>
              {t("publication.seeIt")}
            </a>
            <Link className="ds-link" to={`/${key}/settings/publication/withdrawal`}>
              {t("publication.withdrawTitle")}
            </Link>
          </p>
        ) : null}
      </section>
      <section className="section">
        <h2>{t("publication.changes")}</h2>
        {changes === null ? (
          <p>{t("publication.firstTime")}</p>
        ) : isSame ? (
          <p>{t("publication.same")}</p>
        ) : (
          <Changes changes={changes} />
        )}
        {isSame ? null : (
          <>
            <p className="reading">
              {t("publication.publishText")} {hasProfile || isPublished ? null : t("publication.publishFirst")}
            </p>
            <RecordForm
              answer={answer}
              labels={{ checksum: t("publication.checksum") }}
              submit={t("publication.publish")}
            >
              {/* What is looked at is what is published. */}
              {() => <input type="hidden" name="checksum" value={checksum} />}
            </RecordForm>
          </>
        )}
      </section>
      {history.length > 0 ? <Past history={history} address={`/open/${key}`} /> : null}
      <div className="preview profile">
        <h2 id="preview" className="preview__title">
          {t("publication.preview")}
        </h2>
        <p className="quiet">{t("publication.previewText")}</p>
        <ProfileHead profile={preview} publishedAt={null} checksum={checksum} />
        <ProfileView profile={preview} download={null} />
      </div>
    </>
  );
}

function Changes({ changes }: { changes: readonly Difference[] }) {
  const { t, format } = useWords();
  const cell = (count: number) => (
    <td className={count === 0 ? "number twin__zero" : "number"}>{format.number(count)}</td>
  );
  return (
    <div className="scroll-region" tabIndex={0} role="region" aria-label={t("publication.changes")}>
      <table className="ds-table publication-changes">
        <caption className="ds-sr-only">{t("publication.changes")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("publication.part")}</th>
            <th scope="col" className="number">
              {t("publication.added")}
            </th>
            <th scope="col" className="number">
              {t("publication.removed")}
            </th>
            <th scope="col" className="number">
              {t("publication.changed")}
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ part, added, removed, changed }) => (
            <tr key={part}>
              <th scope="row">{t(`publication.parts.${part}`)}</th>
              {cell(added)}
              {cell(removed)}
              {cell(changed)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface PastProps {
  history: readonly {
    id: string;
    publishedAt: string;
    checksum: string;
    by: string | null;
    withdrawnAt: string | null;
  }[];
  address: string;
}

function Past({ history, address }: PastProps) {
  const { t, format } = useWords();
  const newest = history.find(({ withdrawnAt }) => withdrawnAt === null);
  return (
    <section className="section" aria-labelledby="past">
      <h2 id="past">{t("publication.history")}</h2>
      <div className="scroll-region" tabIndex={0} role="region" aria-label={t("publication.pastCaption")}>
        <table className="ds-table">
          <thead>
            <tr>
              <th scope="col">{t("publication.at")}</th>
              <th scope="col">{t("publication.by")}</th>
              <th scope="col">{t("publication.status")}</th>
              <th scope="col">{t("publication.checksum")}</th>
            </tr>
          </thead>
          <tbody>
            {history.map(({ id, publishedAt, by, checksum, withdrawnAt }) => (
              <tr key={id}>
                <th scope="row">
                  {withdrawnAt === null ? (
                    <a className="ds-link" href={`${address}?publication=${id}`}>
                      {format.moment(publishedAt)}
                    </a>
                  ) : (
                    format.moment(publishedAt)
                  )}
                </th>
                <td>{by ?? "–"}</td>
                <td>
                  {withdrawnAt !== null ? (
                    t("publication.withdrawn", { date: format.moment(withdrawnAt) })
                  ) : (
                    <Tag outline={id === newest?.id}>
                      {t(id === newest?.id ? "publication.current" : "publication.earlier")}
                    </Tag>
                  )}
                </td>
                <td>
                  <code>{checksum.slice(0, 12)}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
