import { mount } from "../ui/page.js";
import "../ui/welcome.css";
import { Welcome } from "./welcome.js";

mount("wel_title", Welcome);
