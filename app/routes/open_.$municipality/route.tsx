import { data, type HeadersFunction, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useOpenHref } from "~/components/publication/open-href";
import { ProfileHead } from "~/components/publication/profile-head";
import { publicMeta } from "~/components/publication/page-meta";
import { ProfileView } from "~/components/publication/profile-view";
import { Shell } from "~/components/shell/shell";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { profileOf } from "~/domain/publication/profile";
import {
  namesIn,
  openableChallenges,
  publishedProfile,
  type PublishedProfile,
} from "~/domain/publication/queries.server";
import { ProfileParams, ProfileSearch } from "~/domain/publication/schema";
import { NotFound } from "~/domain/shared/errors";
import { addressesOf, publicFor } from "~/http/public-page.server";
import { publicUrl } from "~/http/public-url.server";
import { publicLoader } from "~/http/open-visit.server";
import { formatsFor } from "~/text/format";
import { translatorFor } from "~/text/words.server";
import { datasetOf } from "./dataset";
import { Downloads } from "./downloads";

export const loader = publicLoader(
  { params: ProfileParams, search: ProfileSearch },
  async ({ db, params, search, language, url, signedIn }) => {
    const published = await publishedProfile(db, params.municipality, search.publication);
    if (!published) throw new NotFound("municipality");
    const { key, name } = published;
    const { t } = translatorFor(language);
    const addresses = addressesOf(`/open/${key}`, url, search.language);
    const pictureAlt = t("open.pictureAlt");
    const headers = publicFor((await signedIn()) !== null);
    if (!published.profile) {
      const description = t("open.noProfileText", { name });
      return data({ key, name, description, addresses, pictureAlt, language, shown: null }, { headers });
    }
    const { snapshot, ...head } = published.profile;
    const { coverage, percent, points, possible } = snapshot.whole;
    const format = formatsFor(language);
    const description =
      percent === null
        ? t("open.profileLeadNone", { name, reported: coverage.reported, all: coverage.all })
        : t("open.profileLead", { name, points, possible, scored: coverage.scored, all: coverage.all });
    const embedTitle = t("open.embedTitle", {
      name,
      percent: percent === null ? t("charts.noScore") : format.percent(percent, 1),
      scored: coverage.scored,
      all: coverage.all,
    });
    return data(
      {
        key,
        name,
        description,
        addresses,
        pictureAlt,
        language,
        shown: {
          ...head,
          profile: profileOf(snapshot, language, await namesIn(db, snapshot)),
          challengePages: await openableChallenges(db, key, snapshot),
          embed: { address: publicUrl(`/open/${key}/wheel?language=${language}`, url), title: embedTitle },
          dataset: datasetOf({ name, description, language, head, snapshot, address: (path) => publicUrl(path, url) }),
        },
      },
      { headers },
    );
  },
);

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: found }) =>
  found
    ? publicMeta({
        title: found.name,
        description: found.description,
        addresses: found.addresses,
        pictureAlt: found.pictureAlt,
        language: found.language,
        ...(found.shown ? { dataset: found.shown.dataset } : {}),
      })
    : [];

export default function OpenProfile() {
  const { t } = useWords();
  const hrefOf = useOpenHref();
  const { key, name, description, shown } = useLoaderData<typeof loader>();
  const trail = { label: t("open.trail"), steps: [{ label: t("open.title"), href: hrefOf("/open") }, { label: name }] };
  if (!shown) {
    return (
      <Shell>
        <PageHead title={name} lead={description} trail={trail} />
        <p>
          <a className="ds-link" href={`/api/v1/municipalities/${key}`}>
            {t("open.toData")}
          </a>
        </p>
      </Shell>
    );
  }
  const newest = shown.all[0];
  const files = `/open/${key}/files`;
  return (
    <Shell>
      <div className="profile">
        <PageHead title={name} lead={description} trail={trail} />
        <ProfileHead profile={shown.profile} publishedAt={shown.publishedAt} checksum={shown.checksum} />
        {newest && newest.id !== shown.id ? <Older shown={shown} address={`/open/${key}`} /> : null}
        <ProfileView
          profile={shown.profile}
          challengePages={shown.challengePages}
          download={`${files}/categories.csv?publication=${shown.id}`}
        >
          <Downloads files={files} address={`/open/${key}`} shown={shown} />
        </ProfileView>
      </div>
    </Shell>
  );
}

function Older({ shown, address }: { shown: Pick<PublishedProfile, "publishedAt">; address: string }) {
  const { t, format } = useWords();
  const hrefOf = useOpenHref();
  return (
    <p className="notice">
      {t("open.older", { date: format.date(shown.publishedAt) })}{" "}
      <Link className="ds-link" to={hrefOf(address)}>
        {t("open.toNewest")}
      </Link>
    </p>
  );
}
