import { mount } from "../ui/page.js";
import "../ui/notebook.css";
import { Notebook } from "./notebook.js";

mount("nb_title", Notebook);
