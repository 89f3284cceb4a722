import { mount } from "../ui/page.js";
import "../ui/panel.css";
import { Panel } from "./panel.js";

mount("panel_title", Panel);
