import { Field } from "~/components/ui/field";
import { FilterForm } from "~/components/ui/filter-form";
import { useWords } from "~/components/use-words";
import type { ProposalSearch } from "~/domain/proposal/schema";
import { proposalStates } from "~/domain/proposal/states";
import type { Translate } from "~/text/words";

interface Filtered {
  search: ProposalSearch;
  challenges: readonly { id: string; name: string }[];
  partners: readonly { id: string; name: string }[];
}

/** How the list stands when nothing is asked for; it is left out of the address. */
export const usual = { sort: "submitted", order: "asc" };

/** The filters in use, in words. */
export function filterChips(
  { search, challenges, partners }: Filtered,
  t: Translate,
): { key: string; label: string }[] {
  const chips: { key: string; label: string }[] = [];
  const add = (key: string, label: string) => chips.push({ key, label });
  if (search.q) add("q", t("proposals.filter.isSearch", { words: search.q }));
  if (search.state === "undecided") add("state", t("proposals.views.undecided"));
  else if (search.state) add("state", t(`proposals.states.${search.state}`));
  if (search.challenge) {
    add("challenge", challenges.find(({ id }) => id === search.challenge)?.name ?? t("proposals.unasked"));
  }
  if (search.partner) {
    add("partner", partners.find(({ id }) => id === search.partner)?.name ?? t("proposals.filter.unknown"));
  }
  if (search.attention) add("attention", t(`proposals.views.${search.attention}`));
  return chips;
}

/** Everything the list can be filtered by, as a form that sends it in the address. */
export function ProposalFilter({ path, search, challenges, partners }: Filtered & { path: string }) {
  const { t } = useWords();
  return (
    <FilterForm
      key={JSON.stringify(search)}
      path={path}
      button={t("proposals.filter.button")}
      submit={t("proposals.filter.show")}
      kept={{
        sort: search.sort === usual.sort ? null : search.sort,
        order: search.order === usual.order ? null : search.order,
      }}
    >
      <Field kind="search" name="q" label={t("proposals.filter.q")} defaultValue={search.q} maxLength={100} />
      <Field
        kind="select"
        name="state"
        label={t("proposals.columns.state")}
        empty={t("proposals.filter.any")}
        defaultValue={search.state}
        options={[
          { value: "undecided", label: t("proposals.views.undecided") },
          ...proposalStates
            .filter((state) => state !== "draft")
            .map((value) => ({ value, label: t(`proposals.states.${value}`) })),
        ]}
      />
      <Field
        kind="select"
        name="challenge"
        label={t("proposals.columns.challenge")}
        empty={t("proposals.filter.any")}
        defaultValue={search.challenge}
        options={[
          { value: "none", label: t("proposals.unasked") },
          ...challenges.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Field
        kind="select"
        name="partner"
        label={t("proposals.columns.partner")}
        empty={t("proposals.filter.any")}
        defaultValue={search.partner}
        options={partners.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Field
        kind="select"
        name="attention"
        label={t("proposals.filter.attention")}
        empty={t("proposals.filter.any")}
        defaultValue={search.attention}
        options={(["over", "mine"] as const).map((value) => ({ value, label: t(`proposals.views.${value}`) }))}
      />
    </FilterForm>
  );
}
