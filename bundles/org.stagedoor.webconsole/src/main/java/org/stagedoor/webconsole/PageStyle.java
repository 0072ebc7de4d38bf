package org.stagedoor.webconsole;

/** How the page looks inside of the Web Console's frame, which resets all that browsers do. */
final class PageStyle {
  /** The style, and the beginning of the element that it is for. */
  static final String ELEMENT =
      """
      <style>
      .sd { font-size: 110%; line-height: 1.5; color: #222; background: #fff; padding: 1em }
      .sd h2 { font-size: 130%; font-weight: bold; margin: 1.2em 0 .4em }
      .sd table { border-collapse: collapse; width: 100% }
      .sd caption { text-align: left; padding: .2em 0 .4em }
      .sd th, .sd td { text-align: left; vertical-align: top; padding: .3em .6em;
        border-bottom: 1px solid #aaa }
      .sd th { font-weight: bold; white-space: nowrap }
      .sd section { overflow-x: auto }
      /* The frame's menu leads to what the door keeps shut. */
      #navmenu { display: none }
      .sd ul { list-style: disc; margin: .3em 0 .3em 1.5em }
      .sd summary { cursor: pointer; padding: .2em 0 }
      .sd button, .sd input { font: inherit; padding: .2em .6em }
      .sd :focus-visible { outline: 3px solid #0b57d0; outline-offset: 2px }
      .sd-told { border-left: 4px solid #0b57d0; padding: .5em 1em; font-weight: bold }
      </style>
      <div class="sd" lang="en">
      """;

  private PageStyle() {}
}
