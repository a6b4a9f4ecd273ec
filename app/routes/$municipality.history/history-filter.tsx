import { Field } from "~/components/ui/field";
import { FilterChips } from "~/components/ui/filter-chips";
import { FilterForm } from "~/components/ui/filter-form";
import { useWords } from "~/components/use-words";
import type { HistorySubject } from "~/domain/history/changes";
import { nobodies, noFilter, operations } from "~/domain/history/filter";
import type { HistorySearch } from "~/domain/history/search";
import { doerInWords, type Doer } from "~/domain/history/who";
import { historyAddress } from "./address";

/** Whoever the filter names is in no line of the history. */
const unknown: Doer = { name: null, network: null, isOutside: true };

interface FilterProps {
  base: string;
  search: HistorySearch;
  people: readonly (Doer & { id: string })[];
}

/** Everything the history can be filtered by, as a form that sends it in the address. */
export function HistoryFilterForm({
  base,
  search,
  people,
  subjects,
}: FilterProps & { subjects: readonly HistorySubject[] }) {
  const { t } = useWords();
  return (
    <FilterForm
      key={historyAddress(base, search)}
      path={base}
      button={t("history.filter.open")}
      submit={t("history.filter.apply")}
      kept={{ record: search.record }}
    >
      <Field kind="search" name="q" label={t("history.filter.search")} defaultValue={search.q} maxLength={100} />
      <Field
        kind="select"
        name="subject"
        label={t("history.filter.subject")}
        empty={t("history.filter.anySubject")}
        options={subjects.map((subject) => ({ value: subject, label: t(`history.subjects.${subject}`) }))}
        defaultValue={search.subject ?? ""}
      />
      <Field
        kind="select"
        name="who"
        label={t("history.filter.who")}
        empty={t("history.filter.anyone")}
        options={[
          ...people.map((one) => ({ value: one.id, label: doerInWords(one, null, t) })),
          ...nobodies.map((one) => ({ value: one, label: t(`history.by.${one}`) })),
        ]}
        defaultValue={search.who ?? ""}
      />
      <Field
        kind="select"
        name="operation"
        label={t("history.filter.operation")}
        empty={t("history.filter.anyOperation")}
        options={operations.map((one) => ({ value: one, label: t(`history.operations.${one}`) }))}
        defaultValue={search.operation ?? ""}
      />
      <Field kind="date" name="from" label={t("history.filter.from")} defaultValue={search.from ?? ""} />
      <Field kind="date" name="to" label={t("history.filter.to")} defaultValue={search.to ?? ""} />
    </FilterForm>
  );
}

/** The filters in use, each a link to the history without it. */
export function ChosenFilters({ base, search, people }: FilterProps) {
  const { t, format } = useWords();
  const chips: { key: string; label: string; href: string }[] = [];
  const chip = (key: keyof typeof noFilter, label: string | null) => {
    if (label !== null) chips.push({ key, label, href: historyAddress(base, search, { [key]: noFilter[key] }) });
  };
  const { who } = search;
  const nobody = nobodies.find((one) => one === who);
  chip("q", search.q === "" ? null : t("history.filter.found", { text: search.q }));
  chip("subject", search.subject && t(`history.subjects.${search.subject}`));
  chip("record", search.record && t("history.filter.oneRecord"));
  chip(
    "who",
    nobody ? t(`history.by.${nobody}`) : who && doerInWords(people.find(({ id }) => id === who) ?? unknown, null, t),
  );
  chip("operation", search.operation && t(`history.operations.${search.operation}`));
  chip("from", search.from && t("history.filter.fromDay", { date: format.date(search.from) }));
  chip("to", search.to && t("history.filter.toDay", { date: format.date(search.to) }));
  return (
    <FilterChips
      label={t("history.filter.inUse")}
      remove={t("history.filter.remove")}
      chips={chips}
      clear={{ href: base, label: t("history.filter.clear") }}
    />
  );
}
