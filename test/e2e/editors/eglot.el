;;; A conversation of Emacs and eglot with `lasthop lsp --stdio`.  -*- lexical-binding: t -*-
;; Arguments come by environment: LASTHOP_CLI, LASTHOP_FOLDER, LASTHOP_FILE (opened), LASTHOP_TITLE (pattern of the fix).
;; Prints `ok: …` for each step, and ends with status 1 at the first that fails.
(require 'package)
(package-initialize)
(require 'eglot)
(require 'flymake)
(require 'project)

(defun lasthop-step (name condition)
  "Wait until CONDITION holds, and return what it gave: asked again, it may have changed its mind."
  (let ((end (+ (float-time) 60)) held)
    (while (and (not (setq held (funcall condition))) (< (float-time) end))
      (accept-process-output nil 0.05))
    (unless held
      (princ (format "not ok: %s\n%S\n" name (mapcar #'flymake-diagnostic-text (flymake-diagnostics))))
      (kill-emacs 1))
    (princ (format "ok: %s\n" name))
    held))

(setq eglot-sync-connect 60
      eglot-connect-timeout 60
      eglot-confirm-server-initiated-edits nil
      eglot-autoshutdown t
      flymake-no-changes-timeout 0.1
      inhibit-message t
      project-find-functions (list (lambda (_directory) (cons 'transient (file-name-as-directory (getenv "LASTHOP_FOLDER"))))))
(define-derived-mode lasthop-test-mode prog-mode "lasthop-test")
(add-to-list 'eglot-server-programs
             `(lasthop-test-mode . (,(getenv "LASTHOP_NODE") ,(getenv "LASTHOP_CLI") "lsp" "--stdio")))

(defun lasthop-found ()
  "Our findings of `inline-secret' in this buffer."
  (seq-filter (lambda (found) (string-match-p "inline-secret\\|STRIPE\\|stripe" (flymake-diagnostic-text found))) (flymake-diagnostics)))

(find-file (getenv "LASTHOP_FILE"))
(lasthop-test-mode)
(call-interactively #'eglot)
(lasthop-step "the server starts" (lambda () (eglot-current-server)))
(flymake-mode 1)
(let ((found (lasthop-step "findings are pushed" (lambda () (flymake-start) (lasthop-found)))))
  (goto-char (flymake-diagnostic-beg (car found))))

(let* ((server (eglot-current-server))
       (actions (jsonrpc-request server :textDocument/codeAction
                                 (list :textDocument (eglot--TextDocumentIdentifier)
                                       :range (list :start (eglot--pos-to-lsp-position (line-beginning-position))
                                                    :end (eglot--pos-to-lsp-position (line-end-position)))
                                       :context (list :diagnostics []))))
       (action (seq-find (lambda (offered) (string-match-p (getenv "LASTHOP_TITLE") (plist-get offered :title))) actions)))
  (lasthop-step "a fix is offered" (lambda () action))
  (let ((command (plist-get action :command)) (edit (plist-get action :edit)))
    (when edit (eglot--apply-workspace-edit edit))
    (when command (jsonrpc-request server :workspace/executeCommand
                                   (list :command (plist-get command :command) :arguments (plist-get command :arguments))))))
(lasthop-step "the fix is applied" (lambda () (string-match-p "process\\.env\\." (buffer-string))))
;; Batch mode is never idle, so the timer that tells the server of changes does not run by itself.
(eglot--signal-textDocument/didChange)
(lasthop-step "the finding is gone" (lambda () (flymake-start) (null (lasthop-found))))
(set-buffer-modified-p nil)
(eglot-shutdown (eglot-current-server))
(kill-emacs 0)
