/** The parts of JavaScript that are not tokens of code: comments, template strings, JSX. */
import { Class, classOf, isNewline, isWordPart, isWordStart } from '../lexing/characters';
import { Operator, Previous } from '../lexing/context';
import { Flag, Kind } from '../lexing/frame';
import { environment } from './environment';
import { TypeContext } from './types';

/** Code units after which a segment is cut between any two tokens, and inside a long comment or template: minified files. */
export const longest = 16_384;

/** The longest attribute value that is looked for over several lines. */
const longestAttribute = 4_000;

export abstract class MarkupContext extends TypeContext {
  protected lines = 0;
  private attributeStart = -1;
  private attributeEnd = -1;
  /** `=` has come after the attribute's name. */
  private valued = false;

  // Template strings

  /** The place of the whole string is that of the level around it: `argument` keeps what came before, for its end. */
  protected template(): void {
    const tagged = this.previous === Previous.Name;
    const inType = this.frame.kind === Kind.Type || this.frame.kind === Kind.TypeGroup;
    const child = this.push(Kind.Text, 96);
    child.flags |= Flag.Solid;
    if (inType) child.flags |= Flag.Cast;
    else {
      if (tagged) {
        child.callStart = this.chainStart;
        child.callEnd = this.lastEnd;
      }
      child.argument = (this.previous << 8) | this.operator;
    }
    this.at++;
  }

  protected inText(): void {
    const { text, frame } = this;
    let { at } = this;
    for (; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === 96) {
        this.at = at + 1;
        this.endText(at, this.at);
        return;
      }
      if (unit === 92) {
        frame.flags |= Flag.Escaped;
        at++;
      } else if (unit === 36 && text.charCodeAt(at + 1) === 123) {
        frame.flags |= Flag.Interpolated;
        this.at = at + 1;
        this.push(Kind.Hole, 125);
        this.at = at + 2;
        this.begin();
        return;
      } else if (unit === 10) this.lines++;
      else if (unit === 60 && this.embedded && text.startsWith('</script', at)) {
        this.at = at;
        this.finishText();
        this.look(at + 9);
        return;
      }
    }
    this.at = Math.min(at, text.length);
    this.look(this.at + 1);
  }

  private endText(contentEnd: number, end: number): void {
    const { text } = this;
    const { start, flags, callStart, callEnd, argument } = this.frame;
    this.pop();
    const contentStart = start + 1;
    if (flags & Flag.Cast) {
      this.otherString(start, end, contentStart, contentEnd, 'type');
      this.previous = Previous.Value;
      return;
    }
    this.previous = argument >> 8;
    this.operator = argument & 255;
    const { frame } = this;
    if (frame.kind === Kind.Index && this.previous === Previous.Start && text.charCodeAt(this.peek(end)) === 93) {
      this.index(start, end);
      if (flags & Flag.Interpolated) frame.firstStart = -1;
      return;
    }
    const tagged = this.previous === Previous.Name || this.previous === Previous.Value;
    const alone = frame.kind === Kind.Call && frame.argument === 0 && this.previous === Previous.Start;
    const form = flags & Flag.Interpolated ? 'template' : 'backtick';
    const token = this.literal(start, end, contentStart, contentEnd, form, (flags & Flag.Escaped) !== 0);
    if (tagged) {
      token.call = callStart < 0 ? '' : this.callee(callStart, callEnd);
      token.argument = -1;
    } else if (alone) this.firstArgument(token, environment);
  }

  /** `x["name"]`, quotes included in the offsets. */
  protected index(start: number, end: number): void {
    const { frame } = this;
    this.otherString(start, end, start + 1, end - 1, 'index');
    frame.firstStart = start + 1;
    frame.firstEnd = end - 1;
    this.previous = Previous.Value;
  }

  /** The code stands in a page, where `</script` ends it. */
  protected embedded = false;
  /** What the end of the text has cut off. */
  cutOff: Kind | undefined;

  /** At the end of the text: a template string that nothing ends is taken to end with its first line. */
  protected finishText(): void {
    const { frame, text } = this;
    if (frame.kind !== Kind.Text || frame.flags & Flag.Cast) return;
    const { start } = frame;
    this.cutOff = Kind.Text;
    this.pop();
    this.previous = frame.argument >> 8;
    this.operator = frame.argument & 255;
    let end = start;
    while (end < text.length && !isNewline(text.charCodeAt(end))) end++;
    this.literal(start, end, start + 1, end, 'text', (frame.flags & Flag.Escaped) !== 0);
  }

  // JSX (the JSX specification: elements, attributes, text; facebook.github.io/jsx)

  protected openTag(): void {
    this.push(Kind.Tag, 0);
    this.at++;
    const { text } = this;
    while (this.at < text.length && isTagPart(text.charCodeAt(this.at))) this.at++;
    this.attributeStart = -1;
    this.valued = false;
    this.mayEnd = false;
  }

  /** A segment may end here: set by the parts that are not code, which have line ends of their own. */
  protected mayEnd = false;

  protected inTag(): void {
    const { text, at } = this;
    const unit = text.charCodeAt(at);
    this.look(at + 2);
    const unitClass = classOf(unit);
    if (unitClass === Class.Space || unitClass === Class.Newline) {
      this.at++;
      this.mayEnd = false;
      if (unit === 10) {
        this.lines++;
        this.anchor = this.at;
        this.mayEnd = isWordStart(text.charCodeAt(this.peek(this.at))) && !this.valued && !(this.frame.flags & Flag.Solid);
      }
    } else if (unitClass === Class.Word || unitClass === Class.Digit) {
      this.attributeStart = at;
      while (this.at < text.length && isTagPart(text.charCodeAt(this.at))) this.at++;
      this.attributeEnd = this.at;
      this.valued = false;
    } else if (unit === 34 || unit === 39) this.attributeString(unit);
    else if (unit === 123) {
      const hole = this.push(Kind.Hole, 125);
      if (this.valued) {
        hole.nameStart = this.attributeStart;
        hole.nameEnd = this.attributeEnd;
      }
      this.valued = false;
      this.at++;
      this.begin();
    } else if (unit === 62) {
      this.at++;
      this.pop();
      this.push(Kind.Children, 0);
    } else if (unit === 47) {
      const next = text.charCodeAt(at + 1);
      if (next === 62) {
        this.at += 2;
        this.endElement();
      } else if (next === 47) this.lineComment();
      else if (next === 42) this.comment();
      else this.at++;
    } else if (unit === 61) {
      this.at++;
      this.valued = this.attributeStart >= 0;
    } else if (unit === 46 || unit === 44) this.at++;
    else {
      // No tag, or one that is being typed: go on as code.
      this.endElement();
      if (unit !== 60 && this.frame.kind >= Kind.Text) this.at++;
    }
  }

  private attributeString(quote: number): void {
    const { text, at } = this;
    const limit = Math.min(text.length, at + longestAttribute);
    let end = at + 1;
    while (end < limit && text.charCodeAt(end) !== quote) end++;
    if (end >= limit) {
      this.look(end + 1);
      end = at + 1;
      while (end < text.length && !isNewline(text.charCodeAt(end))) end++;
      this.at = end;
      return;
    }
    for (let inside = at; inside < end; inside++) if (text.charCodeAt(inside) === 10) this.lines++;
    this.previous = Previous.Operator;
    this.operator = Operator.Assign;
    const token = this.literal(at, end + 1, at + 1, end, quote === 34 ? 'double' : 'single', false);
    token.nameStart = token.argument = -1;
    token.name = token.call = '';
    if (this.valued) {
      const near = this.attributeStart >= this.anchor;
      if (near) token.nameStart = this.attributeStart;
      else token.name = text.slice(this.attributeStart, this.attributeEnd);
      token.nameEnd = this.attributeEnd;
    }
    token.markup = true;
    this.valued = false;
    this.at = end + 1;
  }

  private endElement(): void {
    this.pop();
    if (this.frame.kind !== Kind.Children) this.value();
  }

  protected inChildren(): void {
    const { text } = this;
    this.mayEnd = false;
    for (let { at } = this; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === 10) {
        this.lines++;
        this.at = this.anchor = at + 1;
        this.mayEnd = !(this.frame.flags & Flag.Solid);
        return;
      }
      if (unit === 123) {
        this.at = at;
        this.push(Kind.Hole, 125);
        this.at = at + 1;
        this.begin();
        return;
      } else if (unit === 60) {
        this.at = at;
        if (text.charCodeAt(at + 1) === 47) {
          let end = at + 2;
          while (end < text.length && isTagPart(text.charCodeAt(end))) end++;
          if (text.charCodeAt(end) === 62) end++;
          this.look(end + 1);
          this.at = end;
          this.endElement();
        } else if (isTagPart(text.charCodeAt(at + 1)) || text.charCodeAt(at + 1) === 62) this.openTag();
        else this.at++;
        this.look(at + 2);
        return;
      } else if (unit === 125) {
        // Not allowed in JSX text: an element that is being typed has swallowed code.
        this.at = at;
        while (this.frame.kind === Kind.Children) this.pop();
        this.value();
        return;
      }
    }
    this.at = text.length;
    this.look(this.at + 1);
  }

  // Comments

  protected lineComment(): void {
    const { text } = this;
    let { at } = this;
    while (at < text.length && !isNewline(text.charCodeAt(at))) at++;
    this.look(at + 1);
    this.at = at;
  }

  /** A block comment begins here. */
  protected comment(): void {
    const comment = this.push(Kind.Comment, 0);
    // A long comment may be cut where nothing is pending around it.
    if (this.previous === Previous.Start && !(comment.flags & Flag.Solid)) comment.flags |= Flag.Quiet;
    this.inComment(this.at + 2);
  }

  protected inComment(from: number): void {
    const { text } = this;
    this.mayEnd = false;
    for (let at = from; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === 42 && text.charCodeAt(at + 1) === 47) {
        this.at = at + 2;
        this.pop();
        return;
      }
      if (unit === 10) {
        this.lines++;
        if (at + 1 - this.base >= longest || at + 1 >= this.until) {
          this.at = at + 1;
          this.mayEnd = (this.frame.flags & Flag.Quiet) !== 0;
          if (this.mayEnd) return;
        }
      }
    }
    this.at = text.length;
    this.look(this.at + 1);
  }
}

function isTagPart(unit: number): boolean {
  return isWordPart(unit) || unit === 45 || unit === 46 || unit === 58;
}
