<?php

$config = ['people' => ['exampleauth:UserPass']];
foreach (json_decode(getenv('PROVIDER_PEOPLE')) as $person) {
    $config['people']["$person->name:$person->password"] = [
        'uid' => [$person->subject],
        'mail' => [$person->email],
        'givenName' => [$person->givenName],
        'sn' => [$person->familyName],
    ];
}
