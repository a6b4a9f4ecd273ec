import { Form, Link } from "@remix-run/react";
import { Field } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import { attentions, stateFilters, type StateFilter } from "~/domain/action/list";
import { changedList, columnEntry, sortEntry, type ListAddress } from "./address";

export interface FilterOptions {
  owners: { id: string; name: string; unit: string | null }[];
  projects: { id: string; name: string }[];
  units: { id: string; name: string }[];
}

interface FilterPanelProps {
  municipality: string;
  list: ListAddress;
  options: FilterOptions;
  /** Whether the reader can own work here. */
  hasOwn: boolean;
}

/** The filter as a form; it sends its values in the address and closes. */
export function FilterPanel({ municipality, list, options, hasOwn }: FilterPanelProps) {
  const { t } = useWords();
  const action = `/${municipality}/actions`;
  const stateLabel = (state: StateFilter) =>
    state === "open" || state === "all" ? t(`actions.states.${state}`) : t(`states.action.${state}`);
  return (
    <Form
      className="filter-panel"
      method="get"
      action={action}
      id="actions-filter"
      aria-label={t("actions.filter.heading")}
    >
      {[...sortEntry(list), ...columnEntry(list)].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="filter-panel__fields">
        <Field kind="search" name="q" label={t("actions.filter.q")} defaultValue={list.q} maxLength={100} />
        <Field
          kind="select"
          name="state"
          label={t("actions.filter.state")}
          defaultValue={list.state}
          options={stateFilters.map((state) => ({ value: state, label: stateLabel(state) }))}
        />
        <Field
          kind="select"
          name="owner"
          label={t("actions.filter.owner")}
          empty={t("actions.filter.anyOwner")}
          defaultValue={list.owner ?? ""}
          options={[
            ...(hasOwn ? [{ value: "me", label: t("actions.filter.me") }] : []),
            { value: "none", label: t("actions.filter.noOwner") },
            ...options.owners.map(({ id, name, unit }) => ({ value: id, label: unit ? `${name}, ${unit}` : name })),
          ]}
        />
        <Field
          kind="select"
          name="project"
          label={t("actions.filter.project")}
          empty={t("actions.filter.anyProject")}
          defaultValue={list.project ?? ""}
          options={options.projects.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Field
          kind="select"
          name="unit"
          label={t("actions.filter.unit")}
          empty={t("actions.filter.anyUnit")}
          defaultValue={list.unit ?? ""}
          options={options.units.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Field
          kind="select"
          name="attention"
          label={t("actions.filter.attention")}
          empty={t("actions.filter.anyAttention")}
          defaultValue={list.attention ?? ""}
          options={attentions.map((value) => ({ value, label: t(`actions.filter.${value}`) }))}
        />
        <Field kind="date" name="dueFrom" label={t("actions.filter.dueFrom")} defaultValue={list.dueFrom ?? ""} />
        <Field kind="date" name="dueTo" label={t("actions.filter.dueTo")} defaultValue={list.dueTo ?? ""} />
      </div>
      <div className="button-row">
        <button className="ds-button" data-variant="secondary" data-color="accent">
          {t("actions.filter.show")}
        </button>
        <Link
          className="ds-button"
          data-variant="tertiary"
          data-color="accent"
          to={`${action}${changedList(list, {})}`}
        >
          {t("actions.filter.close")}
        </Link>
      </div>
    </Form>
  );
}
