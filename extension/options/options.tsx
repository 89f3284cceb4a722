/** The options page. Every choice is saved when it is made. */
import { useEffect, useState } from "preact/hooks";
import { ACTOR_KINDS, FAMILIES, type ActorKind } from "../shared/isnad.js";
import { LANGUAGES, PALETTES, permissionFor, readSettings, type Language, type Settings } from "../shared/settings.js";
import { save } from "../ui/clipboard.js";
import { FileButton } from "../ui/file.js";
import { useUi, type Key } from "../ui/i18n.js";
import { Sample } from "../ui/sample.js";
import type { PageProps } from "../ui/page.js";
import { originOf } from "./site.js";
import { merge, readAliases, watchFromCsv, watchToCsv } from "./watch.js";

const MAX_FILE = 5_000_000;
const EVERYWHERE = { origins: ["http://*/*", "https://*/*"] };

export function Options({ settings, change }: PageProps) {
  const ui = useUi();
  return (
    <div class="sheet">
      <h1>{ui.t("op_heading")}</h1>
      <section>
        <label class="field"><span>{ui.t("op_language")}</span>
          <select value={settings.language} onChange={({ currentTarget }) => change({ language: currentTarget.value as Language })}>
            {LANGUAGES.map((language) => (
              <option key={language} value={language}>{language === "auto" ? ui.t("language_auto") : language === "ar" ? "العربية" : "English"}</option>
            ))}
          </select>
        </label>
      </section>
      <section>
        <h2>{ui.t("op_show")}</h2>
        {FAMILIES.map((family) => (
          <label key={family} class="check">
            <input
              type="checkbox" checked={settings.show[family]}
              onChange={({ currentTarget }) => change({ show: { ...settings.show, [family]: currentTarget.checked } })}
            />
            {ui.label("family", family)}
          </label>
        ))}
        <label class="check">
          <input type="checkbox" checked={settings.card} onChange={({ currentTarget }) => change({ card: currentTarget.checked })} />
          {ui.t("op_card")}
        </label>
      </section>
      <section>
        <h2 id="palette">{ui.t("op_palette")}</h2>
        <div class="choices" role="radiogroup" aria-labelledby="palette">
          {PALETTES.map((palette) => (
            <label key={palette}>
              <span class="check">
                <input type="radio" name="palette" checked={settings.palette === palette} onChange={() => change({ palette })} />
                {ui.t(`palette_${palette}`)}
              </span>
              {(["light", "dark"] as const).map((tone) => <Sample key={tone} palette={palette} tone={tone} />)}
            </label>
          ))}
        </div>
      </section>
      <Sites settings={settings} change={change} />
      <Watch settings={settings} change={change} />
      <Keys />
      <AllSettings settings={settings} change={change} />
    </div>
  );
}

function Sites({ settings, change }: PageProps) {
  const ui = useUi();
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<Key | null>(null);
  const add = async (event: Event) => {
    event.preventDefault();
    const origin = originOf(typed);
    if (!origin) return setProblem("op_site_invalid");
    // The browser asks only while the press is being handled: nothing may be awaited before.
    if (!(await chrome.permissions.request(permissionFor(origin)))) return setProblem("op_site_denied");
    setProblem(null);
    setTyped("");
    change({ sites: [...new Set([...settings.sites, origin])] });
  };
  const remove = (origin: string) => {
    const sites = settings.sites.filter((site) => site !== origin);
    change({ sites });
    const { hostname } = new URL(origin);
    const needed = settings.everywhere || sites.some((site) => new URL(site).hostname === hostname);
    if (!needed) void chrome.permissions.remove(permissionFor(origin));
  };
  const everywhere = async (wanted: boolean) => {
    if (wanted && !(await chrome.permissions.request(EVERYWHERE))) {
      setProblem("op_site_denied");
      return change({ everywhere: false });
    }
    setProblem(null);
    change({ everywhere: wanted });
    // Giving back everything takes the chosen sites along: they keep theirs while any is chosen.
    if (!wanted && settings.sites.length === 0) void chrome.permissions.remove(EVERYWHERE);
  };
  return (
    <section>
      <h2>{ui.t("op_sites")}</h2>
      <p class="mute">{ui.t("op_sites_hint")}</p>
      <label class="check">
        <input type="checkbox" checked={settings.everywhere} onChange={({ currentTarget }) => void everywhere(currentTarget.checked)} />
        {ui.t("op_everywhere")}
      </label>
      <form class="bar" onSubmit={add}>
        <input class="site" dir="ltr" value={typed} placeholder="example.org" aria-label={ui.t("op_site_label")} onInput={({ currentTarget }) => setTyped(currentTarget.value)} />
        <button>{ui.t("op_site_add")}</button>
      </form>
      <p role="alert" class={problem ? "small" : "sr"}>{problem && ui.t(problem)}</p>
      {settings.sites.length === 0 ? <p class="small mute">{ui.t("op_sites_none")}</p> : (
        <ul class="sites">
          {settings.sites.map((origin) => (
            <li key={origin}><bdi dir="ltr">{origin}</bdi><button class="quiet" aria-label={ui.t("op_site_remove_label", origin)} onClick={() => remove(origin)}>{ui.t("op_site_remove")}</button></li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Watch({ settings, change }: PageProps) {
  const ui = useUi();
  const [name, setName] = useState("");
  const [aliases, setAliases] = useState("");
  const [kind, setKind] = useState<ActorKind>("other");
  const [notice, setNotice] = useState("");
  const { watch } = settings;
  const add = (event: Event) => {
    event.preventDefault();
    if (name.trim() === "") return;
    change({ watch: merge(watch, [{ name: name.trim(), aliases: readAliases(aliases), kind }]) });
    setName("");
    setAliases("");
  };
  const take = (text: string | null) => {
    if (text === null) return;
    try {
      const read = watchFromCsv(text);
      change({ watch: merge(watch, read) });
      setNotice(ui.t("op_watch_read", read.length));
    } catch (error) {
      setNotice(ui.t("op_watch_bad", error instanceof Error ? error.message : ""));
    }
  };
  return (
    <section>
      <h2>{ui.t("op_watch")}</h2>
      <p class="mute">{ui.t("op_watch_hint")}</p>
      <form class="addwatch" onSubmit={add}>
        <label class="field"><span>{ui.t("op_watch_name")}</span><input dir="auto" maxLength={200} value={name} onInput={({ currentTarget }) => setName(currentTarget.value)} /></label>
        <label class="field"><span>{ui.t("op_watch_aliases")}</span><input dir="auto" value={aliases} onInput={({ currentTarget }) => setAliases(currentTarget.value)} /></label>
        <label class="field"><span>{ui.t("op_watch_kind")}</span>
          <select value={kind} onChange={({ currentTarget }) => setKind(currentTarget.value as ActorKind)}>
            {ACTOR_KINDS.map((each) => <option key={each} value={each}>{ui.label("kind", each)}</option>)}
          </select>
        </label>
        <button>{ui.t("op_add")}</button>
      </form>
      {watch.length === 0 ? <p class="small mute">{ui.t("op_watch_none")}</p> : (
        <div class="table">
          <table>
            <thead><tr><th scope="col">{ui.t("op_watch_name")}</th><th scope="col">{ui.t("op_watch_aliases_head")}</th><th scope="col">{ui.t("op_watch_kind")}</th><td /></tr></thead>
            <tbody>
              {watch.map((entry) => (
                <tr key={entry.name}>
                  <td><bdi>{entry.name}</bdi></td>
                  <td>{entry.aliases.map((alias, index) => <>{index > 0 && " | "}<bdi>{alias}</bdi></>)}</td>
                  <td>{ui.label("kind", entry.kind)}</td>
                  <td><button class="quiet" aria-label={ui.t("op_site_remove_label", entry.name)} onClick={() => change({ watch: watch.filter((each) => each !== entry) })}>{ui.t("op_site_remove")}</button></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div class="bar">
        <FileButton label={ui.t("op_watch_in")} accept=".csv,text/csv" limit={MAX_FILE} read={take} />
        <button disabled={watch.length === 0} onClick={() => save(watchToCsv(watch), "csv", "isnad-actors")}>{ui.t("op_watch_out")}</button>
        <span role="status" class="small">{notice}</span>
      </div>
    </section>
  );
}

function Keys() {
  const ui = useUi();
  const [commands, setCommands] = useState<chrome.commands.Command[]>([]);
  useEffect(() => void chrome.commands.getAll().then(setCommands), []);
  return (
    <section>
      <h2>{ui.t("op_keys")}</h2>
      <p class="mute">{ui.t("op_keys_hint")}</p>
      <div class="table">
        <table>
          <tbody>
            {(["toggle", "next", "previous", "panel"] as const).map((name) => {
              const keys = commands.find((command) => command.name === name)?.shortcut;
              return <tr key={name}><td>{ui.t(`command_${name}`)}</td><td>{keys ? <kbd dir="ltr">{keys}</kbd> : ui.t("op_keys_unset")}</td></tr>;
            })}
          </tbody>
        </table>
      </div>
      <p class="small mute">{ui.t("op_panel_keys")}</p>
    </section>
  );
}

/** The chosen sites and "everywhere" need the browser's permission, which a file cannot carry: they stay behind. */
function AllSettings({ settings, change }: { settings: Settings; change: PageProps["change"] }) {
  const ui = useUi();
  const [notice, setNotice] = useState("");
  const take = (text: string | null) => {
    if (text === null) return;
    try {
      const file: unknown = JSON.parse(text);
      if (typeof file !== "object" || file === null || (file as Record<string, unknown>)["schema"] !== "isnad-settings/1") throw new Error();
      const { sites: _sites, everywhere: _everywhere, ...rest } = readSettings((file as Record<string, unknown>)["settings"]);
      change(rest);
      setNotice(ui.t("op_settings_read"));
    } catch {
      setNotice(ui.t("op_settings_bad"));
    }
  };
  return (
    <section>
      <h2>{ui.t("op_settings")}</h2>
      <div class="bar">
        <button onClick={() => save(`${JSON.stringify({ schema: "isnad-settings/1", settings }, null, 2)}\n`, "json", "isnad-settings")}>{ui.t("op_settings_out")}</button>
        <FileButton label={ui.t("op_settings_in")} accept=".json,application/json" limit={MAX_FILE} read={take} />
        <span role="status" class="small">{notice}</span>
      </div>
    </section>
  );
}
