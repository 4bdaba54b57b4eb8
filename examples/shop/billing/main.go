// Billing writes the invoices.
package main

import (
	"crypto/sha256"
	"fmt"
	"log"
	"net/http"
	"os"
)

// The reporting database is read only, so it is shared with the analysts.
const reportsURL = "{{mysql-url}}"

func main() {
	address := os.Getenv("BILLING_ADDRESS")
	if address == "" {
		address = "127.0.0.1:8090"
	}
	token := os.Getenv("BILLING_API_TOKEN")
	if token == "" {
		log.Fatal("billing: BILLING_API_TOKEN is not set")
	}
	log.Printf("billing: reports source %x", sha256.Sum256([]byte(reportsURL)))

	http.HandleFunc("/invoices", func(response http.ResponseWriter, request *http.Request) {
		if request.Header.Get("Authorization") != "Bearer "+token {
			http.Error(response, "not allowed", http.StatusUnauthorized)
			return
		}
		fmt.Fprintln(response, "[]")
	})
	log.Printf("billing: listening on %s", address)
	log.Fatal(http.ListenAndServe(address, nil))
}
